"""Proven commands: every command the advice can print, run through the real AWS CLI against a stand-in for AWS.

Read in this order: in ``tools/aws`` ``accounts`` (who calls), ``worlds`` (what is wrong), ``evaluation`` (who may do
what), ``handlers`` and ``front`` (the stand-in); here ``cli`` and ``shells`` (how a command is run), ``lane`` (all of
it), ``outcomes`` (what the advice claims of an answer).
"""
