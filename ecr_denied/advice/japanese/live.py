"""What live checks say, in Japanese, by their English."""

from __future__ import annotations

_POLICIES = {
    "{} lets exactly this principal do it": "{}は、まさにこのプリンシパルに許可している",
    "{} lets the principal's account do it": "{}は、プリンシパルのアカウントに許可している",
    "no statement of {} lets the principal do it": "{}のどのステートメントも、このプリンシパルに許可していない",
    "a statement of {} denies it": "{}のステートメントが拒否している",
    "{} has conditions that cannot be judged from here": "{}に、ここからは判断できない条件がある",
}
_BLAMES = {
    "refused; a wrong name reads like a missing grant": "拒否された。名前の誤りも許可の不足も同じ文になる",
    "no policy of the principal allows it": "プリンシパルのどのポリシーも許可していない",
    "a policy of the principal denies it": "プリンシパルのポリシーが拒否している",
    "a policy of the repository or registry denies it": "リポジトリかレジストリのポリシーが拒否している",
    "a service control policy is blamed": "サービスコントロールポリシー (SCP) が理由とされている",
    "a resource control policy is blamed": "リソースコントロールポリシー (RCP) が理由とされている",
    "the permissions boundary is blamed": "アクセス許可の境界が理由とされている",
    "a session policy is blamed": "セッションポリシーが理由とされている",
    "a VPC endpoint policy is blamed": "VPC エンドポイントポリシーが理由とされている",
}
_OUTCOMES = {
    "may not look, which tells nothing": "参照する許可がないため、何もわからない",
    "AWS asked to be asked later": "AWS が時間をおくよう求めた",
    "no answer came": "応答がなかった",
    "no credentials, or they could not be had": "認証情報がないか、取得できなかった",
    "no time was left for it": "時間切れで呼び出していない",
    "a setting of this machine is wrong": "このマシンの設定が正しくない",
    "these credentials have expired": "この認証情報は期限切れ",
    "AWS does not know these credentials here": "この認証情報は、ここでは AWS に認識されない",
    "AWS did not take the time of the request": "リクエストの時刻を AWS が受け付けなかった",
    "AWS answered with another error": "AWS が別のエラーを返した",
    "the answer does not say": "応答からはわからない",
    "is the refused principal": "拒否されたプリンシパルである",
    "is of another account than the refused principal, so its own calls tell nothing of that": (
        "拒否されたプリンシパルとは別のアカウントなので、自身の呼び出しからは何もわからない"
    ),
    "is another principal than the refused, so its own calls tell nothing of that": (
        "拒否されたものとは別のプリンシパルなので、自身の呼び出しからは何もわからない"
    ),
    "taken for the refused, whom the text does not name": "出力に名前がないため、拒否されたプリンシパルとみなす",
    "is whom the check is about": "確認の対象",
    "a machine or service asked, with credentials of its own": "マシンかサービスが自身の認証情報でリクエストした",
    "is of the account to ask": "対象のアカウントのもの",
    "is of another account, so it cannot look there": "別のアカウントのものなので、参照できない",
    "a login is possible": "ログインできる",
    "a token that is asked for without naming a region is of the registry's region": (
        "リージョンを指定せずに取得したトークンは、レジストリのリージョンのもの"
    ),
    "a token that is asked for without naming a region is of another region than the registry's": (
        "リージョンを指定せずに取得したトークンは、レジストリとは別のリージョンのもの"
    ),
    "reading is let in from here": "ここからの読み取りは許可される",
    "the image is there, and let in from here": "イメージがあり、ここからは許可される",
    "let in from here; there is no such image": "ここからは許可される。そのイメージはない",
    "the image is archived, or is being restored": "イメージはアーカイブ済みか、復元中",
    "the image is there, and let in from here; what it consists of was not shown": (
        "イメージがあり、ここからは許可される。イメージの構成は示されなかった"
    ),
    "the image is an index, and one that it names is not there": "イメージはインデックスで、それが指す 1 つがない",
    "the repository is there, and the image could not be given": "リポジトリはあるが、イメージは返されなかった",
    "the repository is there, and its key of KMS could not be used for the image": (
        "リポジトリはあるが、その KMS キーをイメージに使えなかった"
    ),
    "the upstream registry of a cache rule did not let ECR in": (
        "プルスルーキャッシュのアップストリームレジストリが ECR を拒否した"
    ),
    "the upstream registry of a cache rule gave no answer, or not yet": (
        "プルスルーキャッシュのアップストリームレジストリから、まだ応答がない"
    ),
    "ECR could not get the image from the upstream registry": (
        "ECR がアップストリームレジストリからイメージを取得できなかった"
    ),
    "refused for what makes the repository or brings the image in": (
        "リポジトリの作成かイメージの取り込みの許可がないとして拒否された"
    ),
    "no repository of this name here": "この名前のリポジトリはここにない",
    "the first step is let in from here": "最初の手順は、ここからは許可される",
    "reading layers is let in from here": "レイヤーの読み取りは、ここからは許可される",
    **_BLAMES,
    **{f"CloudTrail shows: {words}": f"CloudTrail の記録: {said}" for words, said in _BLAMES.items()},
    "CloudTrail shows the refusal, without a reason": "CloudTrail に、理由のない拒否が記録されている",
    "CloudTrail shows no refusal of this principal for this action and repository yet": (
        "このプリンシパル、アクション、リポジトリの拒否は、CloudTrail にまだ記録されていない"
    ),
    "the alias is not one of this account's public registry, and others show nothing": (
        "エイリアスはこのアカウントのパブリックレジストリのものではなく、ほかのレジストリは参照できない"
    ),
    "the repository exists": "リポジトリがある",
    "the repository exists in this other region": "この別のリージョンにリポジトリがある",
    "the repository is not in this other region either": "この別のリージョンにもリポジトリはない",
    "the repository exists, and was created after the failure": "リポジトリがあり、失敗のあとに作成されている",
    "no rule or template makes such a repository": "このリポジトリを作成するルールもテンプレートもない",
    "a pull through cache rule is for this name, so a first pull brings the image in": (
        "この名前にはプルスルーキャッシュルールがあり、最初のプルでイメージが取り込まれる"
    ),
    "a creation template is for this name, so a first push makes the repository": (
        "この名前には作成テンプレートがあり、最初のプッシュでリポジトリが作成される"
    ),
    "no pull through cache rule is for this name": "この名前にはプルスルーキャッシュルールがない",
    "the rule is one for Docker Hub, and the name has one part, as no image there has": (
        "ルールは Docker Hub のもので、名前の部分が 1 つしかない。Docker Hub にそのようなイメージはない"
    ),
    "ECR reaches the upstream registry of the cache rule, and may read there": (
        "ECR はキャッシュルールのアップストリームレジストリに接続でき、読み取りも許可されている"
    ),
    "ECR's own validation of the cache rule fails": "ECR によるキャッシュルールの検証が失敗する",
    "the tag may be written over": "タグは上書きできる",
    "the tag may not be written over": "タグは上書きできない",
    "the image is there": "イメージがある",
    "the tag holds the image of the text": "タグは出力のイメージを指している",
    "the image is archived": "イメージはアーカイブ済み",
    "the image is being restored": "イメージは復元中",
    "the image is not there": "イメージがない",
    "the image is not there, or archived: archived ones were not shown": (
        "イメージがないか、アーカイブ済み (アーカイブ済みのものは示されなかった)"
    ),
    "the repository holds as many images as it may": "リポジトリのイメージ数が上限に達している",
    "the repository may hold more images": "リポジトリのイメージ数は上限に達していない",
    "the repository has no policy": "リポジトリにポリシーがない",
    "the registry has no policy": "レジストリにポリシーがない",
    "the registry's policy is of scope V1, which does not count for this": (
        "レジストリのポリシーのスコープは V1 で、このアクションには適用されない"
    ),
    **{
        words.format(f"the {name}'s policy"): said.format(f"{meant}のポリシー")
        for words, said in _POLICIES.items()
        for name, meant in (("repository", "リポジトリ"), ("registry", "レジストリ"))
    },
    "by IAM's simulator the principal's own policies, its boundary and its organization allow it": (
        "IAM のシミュレーターでは、プリンシパル自身のポリシー、アクセス許可の境界、組織が許可している"
    ),
    "by IAM's simulator the principal's own policies do not allow it": (
        "IAM のシミュレーターでは、プリンシパル自身のポリシーが許可していない"
    ),
    "the principal's own policies have conditions that cannot be judged from here": (
        "プリンシパル自身のポリシーに、ここからは判断できない条件がある"
    ),
    "by IAM's simulator the principal's own policies deny it": (
        "IAM のシミュレーターでは、プリンシパル自身のポリシーが拒否している"
    ),
    "by IAM's simulator a service control policy does not allow it": (
        "IAM のシミュレーターでは、サービスコントロールポリシー (SCP) が許可していない"
    ),
    "by IAM's simulator the permissions boundary does not allow it": (
        "IAM のシミュレーターでは、アクセス許可の境界が許可していない"
    ),
    "the principal's own policies allow a first pull through a cache rule": (
        "プリンシパル自身のポリシーは、キャッシュルールによる最初のプルを許可している"
    ),
    "the principal's own policies do not allow a first pull through a cache rule": (
        "プリンシパル自身のポリシーは、キャッシュルールによる最初のプルを許可していない"
    ),
    "IAM does not simulate this principal": "IAM のシミュレーターはこのプリンシパルを扱わない",
    "this account has no such VPC endpoint in the region of the registry": (
        "このアカウントには、レジストリのリージョンに該当する VPC エンドポイントがない"
    ),
    "the policies of this account's VPC endpoints of S3 let it through": (
        "このアカウントにある S3 の VPC エンドポイントポリシーは許可している"
    ),
    "the policy of one of this account's VPC endpoints of S3 does not let it through": (
        "このアカウントにある S3 の VPC エンドポイントポリシーの 1 つが許可していない"
    ),
    "the policies of this account's VPC endpoints of ECR let it through": (
        "このアカウントにある ECR の VPC エンドポイントポリシーは許可している"
    ),
    "the policy of one of this account's VPC endpoints of ECR does not let it through": (
        "このアカウントにある ECR の VPC エンドポイントポリシーの 1 つが許可していない"
    ),
    "the policies of VPC endpoints of ECR have conditions that cannot be judged from here": (
        "ECR の VPC エンドポイントポリシーに、ここからは判断できない条件がある"
    ),
    "the policies of VPC endpoints have conditions that cannot be judged from here": (
        "VPC エンドポイントポリシーに、ここからは判断できない条件がある"
    ),
    "no login for this very host is stored": "このホストのログインは保存されていない",
    "logins for other hosts of ECR are stored, none for this one": (
        "ECR のほかのホストのログインは保存されているが、このホストのものはない"
    ),
    "a login is stored, and the file is older than a token lives": (
        "ログインは保存されているが、ファイルがトークンの有効期間より古い"
    ),
    "a login for this host is stored": "このホストのログインが保存されている",
    "a credential helper answers for this host": "このホストには認証情報ヘルパーがある",
    "the credential helper for this host is not installed": ("このホストの認証情報ヘルパーがインストールされていない"),
    "the credential helper for this host cannot store a login": (
        "このホストの認証情報ヘルパーはログインを保存できない"
    ),
    "there is no such file": "該当するファイルがない",
}
_FINDINGS = {
    "what was refused is let in from here now: try again, after a new login": (
        "拒否されたリクエストは、今ここからは許可される。ログインし直してから再試行する"
    ),
    "what the text missed is there, or the way is free by now: try again": (
        "見つからなかったものが今はあるか、妨げがなくなっている。再試行する"
    ),
    "every call that can be tried is let in, and nothing else was found to be in the way": (
        "試せる呼び出しはすべて許可され、ほかに妨げるものは見つからなかった"
    ),
    "the registry has no repository of this name in this region: correct it, or create it, as a push does where a"
    " creation template is for the name": (
        "このリージョンのレジストリに、この名前のリポジトリはない。名前を直すか、作成する"
        " (名前に作成テンプレートがあれば、プッシュで作成される)"
    ),
    "the registry has no repository of this name, though a creation template would have made it for a push: no push was"
    " let in; look at the way to the registry and at the rights of a first push": (
        "作成テンプレートがあればプッシュで作成されるはずのリポジトリが、レジストリにない。プッシュは受け付けられていない。"
        "レジストリへの経路と、最初のプッシュに必要な許可を確認する"
    ),
    "this account's public registry has no repository of this name: correct it, or create it": (
        "このアカウントのパブリックレジストリに、この名前のリポジトリはない。名前を直すか、作成する"
    ),
    "the repository was created after the failure: try again": ("リポジトリは失敗のあとに作成されている。再試行する"),
    "a pull through cache rule is for the name and did not bring the image in: look at the rule, the path upstream and"
    " the rights of a first pull; an image that is asked for by digest comes in with its tag": (
        "名前にプルスルーキャッシュルールがあるが、イメージは取り込まれなかった。ルール、アップストリームのパス、"
        "最初のプルに必要な許可を確認する。ダイジェストで指定したイメージは、タグでプルすると取り込まれる"
    ),
    "a first pull through the cache rule needs ecr:CreateRepository and ecr:BatchImportUpstreamImage, and one is not"
    " allowed: the principal's own policies may give it, or the registry's, or of the import the repository's": (
        "キャッシュルールによる最初のプルには ecr:CreateRepository と ecr:BatchImportUpstreamImage が必要で、"
        "許可されていないものがある。プリンシパル自身のポリシーかレジストリのポリシー、取り込みについては"
        "リポジトリのポリシーでも許可できる"
    ),
    "ECR's own validation of the pull through cache rule fails now": (
        "ECR によるプルスルーキャッシュルールの検証が、今は失敗する"
    ),
    "ECR may read at the upstream registry, so the path is not one of its: an official image of Docker Hub is under"
    " library/": (
        "ECR はアップストリームレジストリを読み取れるため、パスがそこに存在しない。Docker Hub の公式イメージは"
        " library/ の下にある"
    ),
    "the upstream registry of the cache rule gave ECR no answer, or asks it to wait: try again": (
        "キャッシュルールのアップストリームレジストリが ECR に応答しないか、待つよう求めている。再試行する"
    ),
    "ECR could not get the image from the upstream registry: most often the rule's secret, or ECR's access to it": (
        "ECR がアップストリームレジストリからイメージを取得できなかった。多くはルールのシークレットか、"
        "ECR によるそのシークレットへのアクセスが原因"
    ),
    "the repository is there and has no such image: correct the tag or the digest, or push it": (
        "リポジトリはあるが、そのイメージはない。タグかダイジェストを直すか、プッシュする"
    ),
    "the image is an index, and one that it names is not there: for that platform push the image again": (
        "イメージはインデックスで、それが指す 1 つがない。そのプラットフォームのイメージをもう一度プッシュする"
    ),
    "ECR does not give the image now": "ECR は今、イメージを返さない",
    "the repository is there and has no such image": "リポジトリはあるが、そのイメージはない",
    "the image is archived: it has to be restored, or pushed again": (
        "イメージはアーカイブ済み。復元するか、もう一度プッシュする必要がある"
    ),
    "the image is archived: restore it, or push it again": (
        "イメージはアーカイブ済み。復元するか、もう一度プッシュする"
    ),
    "the tag holds this very image: nothing is left to push": (
        "タグはまさにこのイメージを指している。プッシュするものは残っていない"
    ),
    "the tag is taken and cannot be written over: push another tag": (
        "タグは使用済みで、上書きできない。別のタグをプッシュする"
    ),
    "the repository holds as many images as it may: delete some by a lifecycle policy, or raise the quota": (
        "リポジトリのイメージ数が上限に達している。ライフサイクルポリシーで削除するか、クォータを引き上げる"
    ),
    "no policy of the registry's account lets this principal do this: add the statement": (
        "レジストリのアカウントのどのポリシーも、このプリンシパルに許可していない。ステートメントを追加する"
    ),
    "a Deny of the repository's policy holds for this principal: take it out, or except it": (
        "リポジトリのポリシーの Deny がこのプリンシパルに適用される。削除するか、プリンシパルを対象から外す"
    ),
    "a Deny in the repository's policy or in the registry's holds for this principal: look at both": (
        "リポジトリのポリシーかレジストリのポリシーの Deny がこのプリンシパルに適用される。両方を確認する"
    ),
    "a Deny of the registry's policy holds for this principal: take it out, or except it": (
        "レジストリのポリシーの Deny がこのプリンシパルに適用される。削除するか、プリンシパルを対象から外す"
    ),
    "the principal's own policies do not allow the action: add it there": (
        "プリンシパル自身のポリシーがアクションを許可していない。そこに追加する"
    ),
    "a Deny in the principal's own policies holds for this: take it out, or except it": (
        "プリンシパル自身のポリシーの Deny が適用される。削除するか、対象から外す"
    ),
    "the principal may not ask for a token: allow ecr:GetAuthorizationToken on *": (
        "プリンシパルにトークンを取得する許可がない。* に対する ecr:GetAuthorizationToken を許可する"
    ),
    "the principal may not ask for a token of ECR Public: allow ecr-public:GetAuthorizationToken and"
    " sts:GetServiceBearerToken on *": (
        "プリンシパルに ECR Public のトークンを取得する許可がない。* に対する ecr-public:GetAuthorizationToken と"
        " sts:GetServiceBearerToken を許可する"
    ),
    "a service control policy does not let the caller's account do this": (
        "サービスコントロールポリシー (SCP) が、呼び出し元のアカウントに許可していない"
    ),
    "a resource control policy of the registry's organization does not let this in": (
        "レジストリの組織のリソースコントロールポリシー (RCP) が許可していない"
    ),
    "the permissions boundary of the principal does not let it do this": (
        "プリンシパルのアクセス許可の境界が許可していない"
    ),
    "the session was given a policy of its own, and that does not let it do this": (
        "セッションに渡されたセッションポリシーが許可していない"
    ),
    "the policy of a VPC endpoint of ECR does not let this through: admit it there, if it was on the way": (
        "ECR の VPC エンドポイントポリシーが許可していない。経路がそこを通っていれば、そこで許可する"
    ),
    "the repository's key of KMS does not let this principal use it: look at the key's policy": (
        "リポジトリの KMS キーを、このプリンシパルは使えない。キーポリシーを確認する"
    ),
    "the policy of a VPC endpoint of S3 does not let the layers through: admit ECR's bucket, if it was on the way": (
        "S3 の VPC エンドポイントポリシーがレイヤーを許可していない。経路がそこを通っていれば、ECR のバケットを許可する"
    ),
    "the AWS credentials have expired: renew them": "AWS 認証情報は期限切れ。更新する",
    "AWS did not take the time of the request: set the clock of this machine": (
        "リクエストの時刻を AWS が受け付けなかった。このマシンの時計を合わせる"
    ),
    "AWS does not know these credentials, or not in this partition, or the Region is not enabled for the account": (
        "この認証情報が AWS に認識されないか、このパーティションのものではないか、アカウントでリージョンが有効でない"
    ),
    "these credentials get a token, so the client had none to send: log in to exactly this host": (
        "この認証情報でトークンを取得できるため、クライアントには送るトークンがなかった。まさにこのホストにログインする"
    ),
    "the registry did not take the token, and these credentials get one of another region unless told otherwise: ask"
    " for a token of the registry's region": (
        "レジストリがトークンを受け付けなかった。この認証情報は、指定しなければ別のリージョンのトークンを取得する。"
        "レジストリのリージョンのトークンを取得する"
    ),
    "no login for this very host is stored here: log in to it": (
        "このホストのログインがここに保存されていない。このホストにログインする"
    ),
    "the login stored here is older than a token lives: log in again": (
        "ここに保存されたログインは、トークンの有効期間より古い。ログインし直す"
    ),
    "the configuration names a credential helper that is not installed here": (
        "設定にある認証情報ヘルパーが、ここにインストールされていない"
    ),
}
_DOUBTS = {
    "the text blames another type of policy": "出力は別の種類のポリシーを理由としている",
    "the same call is let in from here": "同じ呼び出しが、ここからは許可される",
    "a simulation says so, and no call shows that it decides as AWS does": (
        "シミュレーションの結果であり、AWS と同じ判断かどうかを示す呼び出しがない"
    ),
    "the text does not say whose request was refused": "誰のリクエストが拒否されたのか、出力に示されていない",
    "this holds for the session and the way from here": "ここからのセッションと経路について言えることである",
    "the text does not say which step was refused": "どの手順が拒否されたのか、出力に示されていない",
    "docker's classic store, crane and kaniko push without ecr:BatchGetImage, other clients not": (
        "docker の従来のストア、crane、kaniko は ecr:BatchGetImage なしでプッシュできるが、ほかのクライアントはできない"
    ),
}
_UNDECIDED = {
    "no call that those present can make decides it": "ここにある認証情報で行える呼び出しでは決まらない",
    "no call decides this: the advice says what to look at": (
        "これを決める呼び出しはない。確認することは助言に示されている"
    ),
    "the text does not name a registry with its account and region, so nothing can be asked": (
        "出力にレジストリのアカウントとリージョンがないため、何も呼び出せない"
    ),
    "what could be tried is let in; the rest no call that only reads can try": (
        "試せるものは許可される。残りは、読み取りだけの呼び出しでは試せない"
    ),
    "what could be tried is let in, and the policies that could be read allow the rest, which no call can try": (
        "試せるものは許可され、残りは参照できたポリシーが許可している。残りを試せる呼び出しはない"
    ),
    "AWS could not be asked": "AWS に呼び出しを行えなかった",
    "what the client sent is on its machine, and no call shows it": (
        "クライアントが送ったものはそのマシンにあり、どの呼び出しからもわからない"
    ),
    "a program on the client's machine failed, before AWS was asked": (
        "AWS への呼び出しより前に、クライアントのマシンのプログラムが失敗した"
    ),
    "the text shows the name, and what is wrong with it": "名前とその誤りは出力に示されている",
    "it is between the client and the format of the image": "クライアントとイメージの形式の問題である",
    "only the upload itself shows it, and that changes something": (
        "アップロードそのものでしかわからず、それは状態を変更する"
    ),
    "only the same request shows it again, and that may change something": (
        "同じリクエストでしかわからず、それは状態を変更することがある"
    ),
    "the rate of a moment ago is not that of now": "さきほどのレートは、今のレートとは違う",
    "the way from the client's machine is not that from here": (
        "クライアントのマシンからの経路は、ここからの経路とは違う"
    ),
    "a failure inside of AWS is shown by no call": "AWS 内部の障害は、どの呼び出しからもわからない",
    "the registry that was asked is not one of ECR": "リクエスト先のレジストリは ECR のものではない",
    "the text shows the platform that is missing": "足りないプラットフォームは出力に示されている",
    "it is on the client's machine": "クライアントのマシンの問題である",
    "it is not known what failed": "何が失敗したのかわからない",
}
_UNTRIED = {
    "the login that the client itself has stored": "クライアント自身が保存しているログイン",
    "the way from its machine to the registry's own host and to the layer store": (
        "そのマシンからレジストリのホストとレイヤーストアへの経路"
    ),
    "the images that an index names, where the image is one": "イメージがインデックスの場合に、それが指すイメージ",
    "the key of KMS, where the repository is encrypted with one": (
        "リポジトリが KMS キーで暗号化されている場合の、そのキー"
    ),
    "ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload and ecr:PutImage: they change something": (
        "ecr:InitiateLayerUpload、ecr:UploadLayerPart、ecr:CompleteLayerUpload、ecr:PutImage (状態を変更するため)"
    ),
    "session policies, VPC endpoint policies and resource control policies for these four": (
        "この 4 つに対するセッションポリシー、VPC エンドポイントポリシー、リソースコントロールポリシー (RCP)"
    ),
    "quotas that are not of the repository": "リポジトリ以外のクォータ",
}
_WORDS = {
    "{} is refused, and no call that those present can make decides why": (
        "{} が拒否された。ここにある認証情報で行える呼び出しでは、理由は決まらない"
    ),
    "here": "ここ",
    "not tried: {}": "試していないもの: {}",
    "refused now: {}": "今拒否されたもの: {}",
    "not proved: {}": "証明されない理由: {}",
    "then: {}": "その次: {}",
    "or: {}": "または: {}",
    "next: {}": "次の手順: {}",
    "next: ask the {} (--forward writes what to send)": "次の手順: {}に依頼する (--forward で送る文面を出力)",
    " and the ": "と",
    "compare the account, then add to the {} policy: {}": (
        "許可を与えてよいアカウントであることを確認してから、{} のポリシーに追加: {}"
    ),
    "similar names in this registry: {}": "このレジストリにある似た名前: {}",
    "the repository is in other regions of this registry: {}": "リポジトリがあるこのレジストリの別のリージョン: {}",
    "to the {}:": "{} へ:",
}

LIVE = {**_OUTCOMES, **_FINDINGS, **_DOUBTS, **_UNDECIDED, **_UNTRIED, **_WORDS}
