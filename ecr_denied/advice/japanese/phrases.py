"""Parts of sentences that repeat a record, or say that it does not tell.

Each begins and ends so that a particle can follow without a blank, whether the record tells the name or not.
"""

PHRASES = {
    "repository": "リポジトリ「{name}」",
    "no-repository": "対象のリポジトリ",
    "registry": "レジストリ「{id}」",
    "no-registry": "対象のレジストリ",
    "in-region": "リージョン {region} の{registry}",
    "owner-in-region": "{service} (リージョン {region})",
    "no-owner": "AWS",
    "public-registry": "パブリックレジストリ「{alias}」",
    "no-public-registry": "パブリックレジストリ",
    "tag": "タグ「{tag}」",
    "digest": "ダイジェスト「{digest}」",
    "no-tag": "対象のタグ",
    "host": "ホスト「{host}」",
    "no-host": "レジストリのホスト",
    "action": "「{action}」",
    "push-actions": "プッシュに必要なアクション",
    "pull-actions": "プルに必要なアクション",
    "no-action": "対象のアクション",
    "user": "ユーザー「{name}」",
    "role": "ロール「{name}」",
    "other-caller": "呼び出し元「{name}」",
    "no-caller": "呼び出し元",
    "who-user": "ユーザー {name}",
    "who-role": "ロール {name}",
    "who-other": "呼び出し元 {name}",
    "no-who": "想定した ID",
    "of-account": "アカウント {account} の{caller}",
    "policy": "ポリシー「{arn}」",
    "no-policy": "対象のポリシー",
    "meant": "「{name}」",
    "no-meant": "名前だけ",
    "no-accounts": "メッセージには、両者のアカウントがそろって示されてはいません。",
    "two-accounts": "アカウント {caller} がアカウント {registry} を呼び出しています。",
    "one-account": (
        "アカウント ID はどちらも {caller} ですが、同じでもこの点は変わりません。マスク後の ID や架空の ID "
        "が双方に使われていることがよくあります。"
    ),
}
