"""Registries that AWS keeps images of its own in: which account serves which regions, table by table.

An account is followed by its regions. One table has the accounts that hold the same images. An account without regions
is known to be AWS's, and no more. Regions are added all the time: that a table lacks one says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

__all__ = ["TABLES", "Service"]


class Service(StrEnum):
    """Whose images a registry holds, by its name in AWS's documentation."""

    EKS = "Amazon EKS"
    GUARDDUTY = "Amazon GuardDuty"
    DEEP_LEARNING = "AWS Deep Learning Containers"
    SAGEMAKER = "Amazon SageMaker"
    EMR = "Amazon EMR on EKS"
    APP_MESH = "AWS App Mesh"
    BOTTLEROCKET = "Bottlerocket"
    FLUENT_BIT = "AWS for Fluent Bit"
    MARKETPLACE = "AWS Marketplace"


_EKS = (
    # EKS user guide, add-ons-images; GuardDuty user guide, the page below, lists the same accounts. For ap-east-2 the
    # first prints a host in ap-east-1, the second one in ap-east-2.
    """
602401143452 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1
             eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1
             us-west-2
877085696533 af-south-1      800184023465 ap-east-1       533267051163 ap-east-2       900889452093 ap-south-2
296578399912 ap-southeast-3  491585149902 ap-southeast-4  151610086707 ap-southeast-5  333609536671 ap-southeast-6
121268973566 ap-southeast-7  761377655185 ca-west-1       918309763551 cn-north-1      961992271922 cn-northwest-1
900612956339 eu-central-2    590381155156 eu-south-1      455263428931 eu-south-2      066635153087 il-central-1
759879836304 me-central-1    558608220178 me-south-1      730335286997 mx-central-1    151742754352 us-gov-east-1
013241004608 us-gov-west-1
""",
)
# GuardDuty user guide, "Amazon ECR repository hosting GuardDuty agent".
_GUARDDUTY = (
    # The agent for EKS; newer versions are in the accounts of EKS, too.
    """
379032919888 af-south-1      790429075973 ap-east-1       781592569369 ap-northeast-1  732248494576 ap-northeast-2
810724417379 ap-northeast-3  610108029387 ap-south-1      618745550137 ap-south-2      584580519942 ap-southeast-1
011662287384 ap-southeast-2  617474730032 ap-southeast-3  750462861327 ap-southeast-4  001188825231 ca-central-1
409493279830 eu-central-1    718440343717 eu-central-2    366771026645 eu-north-1      528450769569 eu-south-1
531047660167 eu-south-2      673884943994 eu-west-1       109118265657 eu-west-2       113643092156 eu-west-3
292660727137 il-central-1    601769779514 me-central-1    541829937850 me-south-1      941219317354 sa-east-1
031903291036 us-east-1       591382732059 us-east-2       373421517865 us-west-1       039403964562 us-west-2
""",
    # The agent for Fargate.
    """
197869348890 af-south-1      258348409381 ap-east-1       259886477082 ap-east-2       533107202818 ap-northeast-1
914738172881 ap-northeast-2  273192626886 ap-northeast-3  251508486986 ap-south-1      950823858135 ap-south-2
174946120834 ap-southeast-1  005257825471 ap-southeast-2  510637619217 ap-southeast-3  251357961535 ap-southeast-4
156041399949 ap-southeast-5  054037130133 ap-southeast-7  354763396469 ca-central-1    339712888787 ca-west-1
323658145986 eu-central-1    529164026651 eu-central-2    591436053604 eu-north-1      266869475730 eu-south-1
919611009337 eu-south-2      694911143906 eu-west-1       892757235363 eu-west-2       665651866788 eu-west-3
870907303882 il-central-1    000014521398 me-central-1    536382113932 me-south-1      311141559934 mx-central-1
758426053663 sa-east-1       593207742271 us-east-1       307168627858 us-east-2       684579721401 us-west-1
733349766148 us-west-2
""",
)
# aws.github.io/deep-learning-containers, region_availability; aws/sagemaker-python-sdk 2.257.7, image_uri_config;
# @aws-cdk/region-info 2.269.0, DLC_REPOSITORY_ACCOUNTS.
_DEEP_LEARNING = (
    # PyTorch, TensorFlow, MXNet, Hugging Face, DJL, Neuron, Triton, AutoGluon, Stability AI.
    """
763104351884 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1
             eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
727897471807 cn-north-1 cn-northwest-1
626614931356 af-south-1      871362719292 ap-east-1       975050140332 ap-east-2       364406365360 ap-northeast-3
772153158452 ap-south-2      907027046896 ap-southeast-3  457447274322 ap-southeast-4  550225433462 ap-southeast-5
633930458069 ap-southeast-6  590183813437 ap-southeast-7  204538143572 ca-west-1       380420809688 eu-central-2
692866216735 eu-south-1      503227376785 eu-south-2      204133271717 eusc-de-east-1  780543022126 il-central-1
914824155844 me-central-1    217643126080 me-south-1      637423239942 mx-central-1    446045086412 us-gov-east-1
442386744353 us-gov-west-1   886529160074 us-iso-east-1   094389454867 us-isob-east-1  303241398832 us-isof-east-1
454834333376 us-isof-south-1
""",
)
# aws/sagemaker-python-sdk 2.257.7, image_uri_config.
# What the built-in algorithms have in common.
_BUILT_IN = """
455444449433 af-south-1      286214385809 ap-east-1       867004704886 ap-northeast-3  991648021394 ap-south-1
628508329040 ap-south-2      475088953585 ap-southeast-1  951798379941 ap-southeast-3  106583098589 ap-southeast-4
469771592824 ca-central-1    190319476487 ca-west-1       390948362332 cn-north-1      387376663083 cn-northwest-1
680994064768 eu-central-2    669576153137 eu-north-1      257386234256 eu-south-1      104374241257 eu-south-2
644912444149 eu-west-2       749696950732 eu-west-3       898809789911 il-central-1    272398656194 me-central-1
249704162688 me-south-1      855470959533 sa-east-1       237065988967 us-gov-east-1   226302683700 us-gov-west-1
490574956308 us-iso-east-1   765400339828 us-isob-east-1  108575199400 us-isof-east-1  124985052026 us-isof-south-1
632365934929 us-west-1
"""
_SAGEMAKER = (
    # blazingtext, image-classification, object-detection, semantic-segmentation, seq2seq, xgboost 1
    f"""{_BUILT_IN}
501404015308 ap-northeast-1  306986355934 ap-northeast-2  544295431143 ap-southeast-2  813361260812 eu-central-1
685385470294 eu-west-1       811284229777 us-east-1       825641698319 us-east-2       433757028032 us-west-2
""",
    # factorization-machines, ipinsights, kmeans, knn, linear-learner, ntm, object2vec, pca, randomcutforest
    f"""{_BUILT_IN}
351501993468 ap-northeast-1  835164637446 ap-northeast-2  712309505854 ap-southeast-2  664544806723 eu-central-1
438346466558 eu-west-1       382416733822 us-east-1       404615174143 us-east-2       174872318107 us-west-2
""",
    # forecasting-deepar
    f"""{_BUILT_IN}
633353088612 ap-northeast-1  204372634319 ap-northeast-2  514117268639 ap-southeast-2  495149712605 eu-central-1
224300973850 eu-west-1       522234722520 us-east-1       566113047672 us-east-2       156387875391 us-west-2
""",
    # lda
    """
258307448986 ap-northeast-1  293181348795 ap-northeast-2  991648021394 ap-south-1      475088953585 ap-southeast-1
297031611018 ap-southeast-2  469771592824 ca-central-1    353608530281 eu-central-1    999678624901 eu-west-1
644912444149 eu-west-2       766337827248 us-east-1       999911452149 us-east-2       226302683700 us-gov-west-1
490574956308 us-iso-east-1   765400339828 us-isob-east-1  632365934929 us-west-1       266724342769 us-west-2
""",
    # sagemaker-scikit-learn, sagemaker-xgboost, sagemaker-sparkml-serving, tei
    """
510948584623 af-south-1      651117190479 ap-east-1       354813040037 ap-northeast-1  366743142698 ap-northeast-2
867004704886 ap-northeast-3  720646828776 ap-south-1      628508329040 ap-south-2      121021644041 ap-southeast-1
783357654285 ap-southeast-2  951798379941 ap-southeast-3  106583098589 ap-southeast-4  341280168497 ca-central-1
190319476487 ca-west-1       450853457545 cn-north-1      451049120500 cn-northwest-1  492215442770 eu-central-1
680994064768 eu-central-2    662702820516 eu-north-1      978288397137 eu-south-1      104374241257 eu-south-2
141502667606 eu-west-1       764974769150 eu-west-2       659782779980 eu-west-3       898809789911 il-central-1
272398656194 me-central-1    801668240914 me-south-1      737474898029 sa-east-1       683313688378 us-east-1
257758044811 us-east-2       237065988967 us-gov-east-1   414596584902 us-gov-west-1   833128469047 us-iso-east-1
281123927165 us-isob-east-1  108575199400 us-isof-east-1  124985052026 us-isof-south-1 746614075791 us-west-1
246618743249 us-west-2
""",
    # image-classification-neo, xgboost-neo, sagemaker-neo-*, sagemaker-inference-*
    """
774647643957 af-south-1      110948597952 ap-east-1       941853720454 ap-northeast-1  151534178276 ap-northeast-2
925152966179 ap-northeast-3  763008648453 ap-south-1      324986816169 ap-southeast-1  355873309152 ap-southeast-2
464438896020 ca-central-1    472730292857 cn-north-1      474822919863 cn-northwest-1  746233611703 eu-central-1
010526262399 eu-central-2    601324751636 eu-north-1      966458181534 eu-south-1      802834080501 eu-west-1
205493899709 eu-west-2       254080097072 eu-west-3       275950707576 il-central-1    836785723513 me-south-1
756306329178 sa-east-1       785573368785 us-east-1       007439368137 us-east-2       227234621604 us-gov-east-1
263933020539 us-gov-west-1   167761179201 us-iso-east-1   406031935815 us-isob-east-1  751086301963 us-isof-east-1
935523707064 us-isof-south-1 710691900526 us-west-1       301217895009 us-west-2
""",
    # sagemaker-chainer, sagemaker-mxnet, sagemaker-pytorch, sagemaker-tensorflow, sagemaker-rl-mxnet
    """
520713654638 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1
             eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
313743910680 af-south-1      057415533634 ap-east-1       422961961927 cn-north-1      423003514399 cn-northwest-1
048378556238 eu-south-1      724002660598 me-south-1      246785580436 us-gov-west-1   744548109606 us-iso-east-1
453391408702 us-isob-east-1
""",
    # sagemaker-rl-coach-container, sagemaker-rl-ray-container, sagemaker-rl-vw-container
    """
462105765813 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1
             eu-west-1 eu-west-2 us-east-1 us-east-2 us-west-1 us-west-2
""",
    # smdistributed-modelparallel
    """
658645717510 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1
             eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1
             us-west-2
""",
    # sagemaker-clarify-processing
    """
811711786498 af-south-1      098760798382 ap-east-1       377024640650 ap-northeast-1  263625296855 ap-northeast-2
912233562940 ap-northeast-3  452307495513 ap-south-1      834264404009 ap-southeast-1  007051062584 ap-southeast-2
705930551576 ap-southeast-3  675030665977 ca-central-1    122526803553 cn-north-1      122578899357 cn-northwest-1
017069133835 eu-central-1    730335477804 eu-central-2    763603941244 eu-north-1      638885417683 eu-south-1
131013547314 eu-west-1       440796970383 eu-west-2       341593696636 eu-west-3       835444307964 me-south-1
520018980103 sa-east-1       205585389593 us-east-1       211330385671 us-east-2       598674086554 us-gov-west-1
579539705040 us-isof-east-1  411392592546 us-isof-south-1 740489534195 us-west-1       306415355426 us-west-2
""",
    # sagemaker-debugger-rules, detailed-profiler-processing
    """
314341159256 af-south-1      199566480951 ap-east-1       430734990657 ap-northeast-1  578805364391 ap-northeast-2
479947661362 ap-northeast-3  904829902805 ap-south-1      972752614525 ap-southeast-1  184798709955 ap-southeast-2
519511493484 ca-central-1    618459771430 cn-north-1      658757709296 cn-northwest-1  482524230118 eu-central-1
314864569078 eu-north-1      563282790590 eu-south-1      929884845733 eu-west-1       250201462417 eu-west-2
447278800020 eu-west-3       216881608335 il-central-1    986000313247 me-south-1      818342061345 sa-east-1
503895931360 us-east-1       915447279597 us-east-2       515509971035 us-gov-west-1   685455198987 us-west-1
895741380848 us-west-2
""",
    # sagemaker-model-monitor-analyzer
    """
875698925577 af-south-1      001633400207 ap-east-1       574779866223 ap-northeast-1  709848358524 ap-northeast-2
990339680094 ap-northeast-3  126357580389 ap-south-1      245545462676 ap-southeast-1  563025443158 ap-southeast-2
669540362728 ap-southeast-3  536280801234 ca-central-1    453000072557 cn-north-1      453252182341 cn-northwest-1
048819808253 eu-central-1    590183933784 eu-central-2    895015795356 eu-north-1      933208885752 eu-south-1
437450045455 eu-south-2      468650794304 eu-west-1       749857270468 eu-west-2       680080141114 eu-west-3
843974653677 il-central-1    588750061953 me-central-1    607024016150 me-south-1      539772159869 sa-east-1
156813124566 us-east-1       777275614652 us-east-2       853188333426 us-isof-east-1  467912361380 us-isof-south-1
890145073186 us-west-1       159807026194 us-west-2
""",
    # sagemaker-data-wrangler-container
    """
143210264188 af-south-1      707077482487 ap-east-1       649008135260 ap-northeast-1  131546521161 ap-northeast-2
913387583493 ap-northeast-3  089933028263 ap-south-1      119527597002 ap-southeast-1  422173101802 ap-southeast-2
557239378090 ca-central-1    245909111842 cn-north-1      249157047649 cn-northwest-1  024640144536 eu-central-1
054986407534 eu-north-1      488287956546 eu-south-1      245179582081 eu-west-1       894491911112 eu-west-2
807237891255 eu-west-3       406833011540 il-central-1    376037874950 me-south-1      424196993095 sa-east-1
663277389841 us-east-1       415577184552 us-east-2       926135532090 us-west-1       174368400705 us-west-2
""",
    # sagemaker-base-python
    """
559312083959 af-south-1      493642496378 ap-east-1       938034419563 ap-east-2       102112518831 ap-northeast-1
806072073708 ap-northeast-2  792733760839 ap-northeast-3  394103062818 ap-south-1      492261229750 ap-southeast-1
452832661640 ap-southeast-2  276181064229 ap-southeast-3  148761635175 ap-southeast-5  528757812139 ap-southeast-7
310906938811 ca-central-1    623308166672 ca-west-1       390048526115 cn-north-1      390780980154 cn-northwest-1
936697816551 eu-central-1    569303640362 eu-central-2    243637512696 eu-north-1      592751261982 eu-south-1
127363102723 eu-south-2      470317259841 eu-west-1       712779665605 eu-west-2       615547856133 eu-west-3
380164790875 il-central-1    103105715889 me-central-1    117516905037 me-south-1      396913743851 mx-central-1
782484402741 sa-east-1       081325390199 us-east-1       429704687514 us-east-2       107072934176 us-gov-east-1
107173498710 us-gov-west-1   840123138293 us-isof-east-1  883091641454 us-isof-south-1 742091327244 us-west-1
236514542706 us-west-2
""",
    # sagemaker-distribution-prod
    """
238384257742 af-south-1      523751269255 ap-east-1       010972774902 ap-northeast-1  064688005998 ap-northeast-2
564864627153 ap-northeast-3  245090515133 ap-south-1      022667117163 ap-southeast-1  648430277019 ap-southeast-2
370607712162 ap-southeast-3  481561238223 ca-central-1    545423591354 eu-central-1    175620155138 eu-north-1
810671768855 eu-south-1      819792524951 eu-west-1       021081402939 eu-west-2       856416204555 eu-west-3
358593528301 me-central-1    523774347010 me-south-1      567556641782 sa-east-1       885854791233 us-east-1
137914896644 us-east-2       053634841547 us-west-1       542918446943 us-west-2
""",
    # sagemaker-spark-processing
    """
309385258863 af-south-1      732049463269 ap-east-1       533267296287 ap-east-2       411782140378 ap-northeast-1
860869212795 ap-northeast-2  102471314380 ap-northeast-3  105495057255 ap-south-1      873151114052 ap-south-2
759080221371 ap-southeast-1  440695851116 ap-southeast-2  800295151634 ap-southeast-3  819679513684 ap-southeast-4
841784149062 ap-southeast-5  471112967968 ap-southeast-7  446299261295 ca-central-1    000907499111 ca-west-1
671472414489 cn-north-1      844356804704 cn-northwest-1  906073651304 eu-central-1    142351485170 eu-central-2
330188676905 eu-north-1      753923664805 eu-south-1      833944533722 eu-south-2      571004829621 eu-west-1
836651553127 eu-west-2       136845547031 eu-west-3       408426139102 il-central-1    395420993607 me-central-1
750251592176 me-south-1      211125459255 mx-central-1    737130764395 sa-east-1       173754725891 us-east-1
314815235551 us-east-2       260923028637 us-gov-east-1   271483468897 us-gov-west-1   667973535471 us-west-1
153931337802 us-west-2
""",
    # sagemaker-geospatial-v1-0
    "081189585635 us-west-2",
)
_EMR = (
    # EMR on EKS development guide, docker-custom-images-tag; aws-analytics-reference-architecture 2.12.13.
    """
059004520145 ap-northeast-1  996579266876 ap-northeast-2  235914868574 ap-south-1      671219180197 ap-southeast-1
038297999601 ap-southeast-2  351826393999 ca-central-1    107292555468 eu-central-1    830386416364 eu-north-1
483788554619 eu-west-1       118780647275 eu-west-2       307523725174 eu-west-3       052806832358 sa-east-1
755674844232 us-east-1       711395599931 us-east-2       608033475327 us-west-1       895885662937 us-west-2
""",
)
_APP_MESH = (
    # App Mesh user guide, envoy; @aws-cdk/region-info 2.269.0, APPMESH_ECR_ACCOUNTS.
    """
840364872350 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1
             eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1
             us-west-2
924023996002 af-south-1      856666278305 ap-east-1       058264503299 ap-east-2       909464085924 ap-southeast-3
637423513210 ap-southeast-6  919366029133 cn-north-1      919830735681 cn-northwest-1  422531588944 eu-south-1
564877687649 il-central-1    772975370895 me-south-1
""",
)
_BOTTLEROCKET = (
    # The accounts of single regions are not known here.
    "328549459982",
)
_FLUENT_BIT = (
    # ECS developer guide, firelens-using-fluentbit. The accounts of single regions are not known here.
    "906394416424",
)
_MARKETPLACE = (
    # READMEs of sellers (NeuVector, Datadog, Liferay): us-east-1 serves every region.
    "709825985650 us-east-1",
)

TABLES: Mapping[Service, tuple[str, ...]] = MappingProxyType(
    {
        Service.EKS: _EKS,
        Service.GUARDDUTY: _GUARDDUTY,
        Service.DEEP_LEARNING: _DEEP_LEARNING,
        Service.SAGEMAKER: _SAGEMAKER,
        Service.EMR: _EMR,
        Service.APP_MESH: _APP_MESH,
        Service.BOTTLEROCKET: _BOTTLEROCKET,
        Service.FLUENT_BIT: _FLUENT_BIT,
        Service.MARKETPLACE: _MARKETPLACE,
    }
)
