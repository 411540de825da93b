"""The sentences of checks in Japanese, by their English."""

from __future__ import annotations

__all__ = ["TRANSLATIONS"]

TRANSLATIONS = {
    "its own policies allow a pull": "自身のポリシーではプルできる",
    "its own policies do not allow it": "自身のポリシーでは許可されていない",
    "Look why the ECS agent got no token, on EC2 in its log: no right, or no way to ECR's API.": (
        "ECS エージェントがトークンを取得できなかった理由 (アクセス許可、または ECR API への経路) を調べる (EC2 ではそ"
        "のログ)"
    ),
    "AWS says by a name of its own what stood in the way of one call; nothing was pushed or pulled by it.": (
        "呼び出しが失敗した理由は、AWS の例外の名前が示しています。この呼び出しではプッシュもプルもされていません。"
    ),
    "Import {repository} into what makes it, as by terraform import: it is there already.": (
        "terraform import などで、すでにある{repository}を作成側に取り込む"
    ),
    "Set one by its put or set call, if it is wanted; none is needed.": (
        "必要なら、対応する put または set の呼び出しで設定する (なくてもよい)"
    ),
    (
        'In %USERPROFILE%\\.docker\\config.json write "{expected_host}": "ecr-login" below credHelpers: it asks AWS '
        "itself. For a program that runs docker login, set AWS_ECR_IGNORE_CREDS_STORAGE=true too. The store holds "
        "2,560 bytes, and a token is longer."
    ): (
        '%USERPROFILE%\\.docker\\config.json の credHelpers に "{expected_host}": "ecr-login" と書くと、ヘルパーが自分'
        "で AWS に問い合わせます。プログラムが docker login を実行する場合は、AWS_ECR_IGNORE_CREDS_STORAGE=true も設定"
        "してください。保存先の上限は 2,560 バイトで、トークンはそれより長くなります。"
    ),
    (
        "The AWS CLI takes the keys of the command line, the environment, the profile or the role, in this order. What "
        "docker has stored may be another identity's."
    ): (
        "AWS CLI は、コマンドライン、環境変数、プロファイル、ロールの順に認証情報を使います。docker に保存されたログイ"
        "ンは、別のアイデンティティのものかもしれません。"
    ),
    "Compare the region of the service with that of the image.": "サービスのリージョンとイメージのリージョンを比べる",
    "ECR Public is known to answer a HEAD below /blobs/ with a 401, where it answers a GET.": (
        "ECR Public は /blobs/ への GET には応答しますが、HEAD には 401 を返すことが知られています。"
    ),
    "ECR makes cache rules for the registries of its list alone. No secret mends that.": (
        "ECR がキャッシュルールを作成できるのは、対応しているレジストリだけです。シークレットでは解決しません。"
    ),
    "Name an upstream registry that pull through caches support: the one given is none.": (
        "プルスルーキャッシュが対応するアップストリームレジストリを指定する (指定されたものは対象外)"
    ),
    "The task got no token, so it could not pull.": "タスクがトークンを取得できず、プルできませんでした。",
    "nothing has to create it: import it, or leave that step out": "作成は不要: インポートするか、作成の手順を省く",
    "it is the one that was meant: go on": "意図したアイデンティティ: 次へ",
    "there is room now: if it fails again, it is not this quota": (
        "今は余裕あり。再び失敗すれば、このクォータは原因ではない"
    ),
    "this quota does not stop it now": "今はこのクォータが原因ではない",
    "Start fewer tasks at a time, and update the ECS agent: it asks ECR for each of them.": (
        "同時に起動するタスクを減らし、ECS エージェントを更新する (エージェントはタスクごとに ECR に問い合わせる)"
    ),
    "A rate of ECR counts per account and region. The agent tries again by itself.": (
        "ECR のリクエストレートは、アカウントとリージョンごとに数えられます。エージェントは自動で再試行します。"
    ),
    (
        "'Invalid JSON syntax' from ECR usually means a media type it does not take, not broken JSON. Each has a '/', "
        "as text/spdx+json: that of the artifact and that of each file."
    ): (
        "ECR の 'Invalid JSON syntax' は、多くの場合、JSON の誤りではなく、対応していないメディアタイプを意味します。メ"
        "ディアタイプには、アーティファクトのものにも各ファイルのものにも、text/spdx+json のように '/' が入ります。"
    ),
    (
        "A mistyped region, a missing '.dkr.ecr', or an account id without twelve digits makes a host that is not "
        "ECR's. Such a host often does not resolve. Only hosts of China's regions, cn-..., end in .amazonaws.com.cn."
    ): (
        "リージョンの誤り、'.dkr.ecr' の欠落、12 桁でないアカウント ID があると、ECR のホストになりません。多くの場合、"
        "名前解決できません。.amazonaws.com.cn で終わるのは、中国リージョン (cn-...) のホストだけです。"
    ),
    (
        "An image of SageMaker's own is in a registry of AWS's, whose policies AWS alone changes; it is not given in "
        "every region. A repository of your own has to let {service} in."
    ): (
        "SageMaker のイメージは AWS のレジストリにあり、ポリシーを変更できるのは AWS だけです。提供されていないリージョ"
        "ンもあります。自分のリポジトリの場合は、{service} に許可する必要があります。"
    ),
    "ECR refuses what the client says that it takes. The image's own media types are not in question.": (
        "ECR が拒否したのは、クライアントが受け付けると伝えたメディアタイプです。イメージ自体のメディアタイプは関係あり"
        "ません。"
    ),
    "Install ecr-login and name it for the host under credHelpers: the store of the logins did not open.": (
        "ecr-login をインストールし、credHelpers でこのホストに指定する (ログインの保存先を開けなかった)"
    ),
    "Take SageMaker's image by the address that image_uris.retrieve gives, or ask AWS Support.": (
        "SageMaker のイメージなら、image_uris.retrieve のアドレスを使うか、AWS サポートに問い合わせる"
    ),
    (
        "The agent asks for the token by the task execution role, on EC2 without one by the instance's role. A VPC "
        "without a way out needs an endpoint for ecr.api beside that for ecr.dkr."
    ): (
        "トークンはエージェントがタスク実行ロールで取得します。EC2 でタスク実行ロールがない場合は、インスタンスのロール"
        "で取得します。外部への経路がない VPC には、ecr.dkr のほかに ecr.api のエンドポイントも必要です。"
    ),
    "Set a fresh access key, or a role, for Harbor's registry endpoint.": (
        "Harbor のレジストリエンドポイントに、新しいアクセスキーかロールを設定する"
    ),
    "Set a fresh token in Argo CD's repository secret.": "Argo CD のリポジトリシークレットに新しいトークンを設定する",
    "A variable left empty, or a name cut short, gives these words.": (
        "変数が空の場合や、名前が途中で切れた場合も、このメッセージになります。"
    ),
    "Ask in us-east-1: ECR Public has no API in the region of this host.": (
        "us-east-1 にリクエストする (このホストのリージョンに ECR Public の API はない)"
    ),
    "Give a name of at least two characters: the one that was sent is shorter.": (
        "2 文字以上の名前を指定する (送られた名前はそれより短い)"
    ),
    "Let the client ask for the layer by GET: ECR Public refuses a HEAD of one.": (
        "クライアントがレイヤーを GET で取得するようにする (ECR Public は HEAD を拒否する)"
    ),
    "Look for a login in a file on the node, and renew it.": "ノード上のファイルにあるログインを調べ、更新する",
    "Make the store of pass first: pass init, with the id of a key of gpg.": (
        "先に pass の保存先を作成する: pass init に gpg のキーの ID を指定"
    ),
    "Take a newer version of the client, or let it upload in one piece: it expected another success.": (
        "クライアントを更新するか、分割せずにアップロードする (別の成功のステータスを待っていた)"
    ),
    "Take another version of the client that pulls: its Accept header has a media type that ECR refuses.": (
        "プルするクライアントのバージョンを変える (Accept ヘッダーのメディアタイプを ECR が拒否)"
    ),
    (
        "The resolver of what failed counts, not yours; whoever asks by a proxy of HTTP asks none for it. In a VPC, "
        "look at enableDnsSupport, the DHCP options and the private DNS of the VPC endpoints."
    ): (
        "自分の環境ではなく、失敗した側のリゾルバーが使われます。HTTP プロキシを使う場合、このホストの名前解決は行われ"
        "ません。VPC では、enableDnsSupport、DHCP オプション、VPC エンドポイントのプライベート DNS を確認してください。"
    ),
    (
        "The resolver of what failed gave no answer, or none that counts, so no address was dialled. A client that "
        "goes through a proxy of HTTP asks none for the registry."
    ): (
        "失敗した側のリゾルバーから有効な応答がなく、どのアドレスにも接続していません。HTTP プロキシを使うクライアント"
        "は、レジストリの名前解決を行いません。"
    ),
    "ECR answers a part of an upload with 201, and some clients take 202 alone.": (
        "ECR はアップロードの一部に 201 を返しますが、202 しか受け付けないクライアントがあります。"
    ),
    "What answered says that it went well, and refused nothing.": "応答は成功を示しており、何も拒否されていません。",
    (
        "Without a creation template or a cache rule, neither a push nor a pull creates a repository. One that "
        "Terraform, CloudFormation or the CDK is to make is left to it: made by hand it stands in the way."
    ): (
        "作成テンプレートもキャッシュルールもない場合、プッシュでもプルでもリポジトリは作成されません。Terraform、"
        "CloudFormation、CDK で作成するものは、それに任せてください。手作業で作成すると、その作成が失敗します。"
    ),
    "build it anew, with one: with buildah by --format=docker": "指定してビルドし直す (buildah では --format=docker)",
    "no way to api.ecr: NAT, or an endpoint for ecr.api": (
        "ECR API への経路なし: NAT、または ecr.api のエンドポイントが必要"
    ),
    "none here: on Fargate the task execution role counts": "ここにはない: Fargate ではタスク実行ロールが使われる",
    "pass keeps nothing before that. ecr-login, named under credHelpers for the host, needs no store.": (
        "その前には、pass は何も保存できません。credHelpers でこのホストに ecr-login を指定すれば、保存先は不要です。"
    ),
    (
        "secretservice and wincred open in a session of a desktop, which a server, a job or an SSH session lacks; "
        "ecr-login needs no store; for a program that runs docker login, set AWS_ECR_IGNORE_CREDS_STORAGE=true too."
    ): (
        "secretservice と wincred にはデスクトップのセッションが必要で、サーバー、ジョブ、SSH にはありません。"
        "ecr-login に保存先は不要です。プログラムが docker login を実行する場合は、AWS_ECR_IGNORE_CREDS_STORAGE=true も"
        "設定してください。"
    ),
    "the role named there lacks ecr:GetAuthorizationToken": "そのロールに ecr:GetAuthorizationToken の許可がない",
    "Check the AWS credentials that Jenkins keeps for ecr:REGION:ID.": (
        "Jenkins が ecr:REGION:ID 用に保存している AWS 認証情報を確認"
    ),
    "Set fresh AWS keys in the variables of the pipe, or let it assume a role by OIDC.": (
        "パイプの変数に新しい AWS のキーを設定するか、OIDC でロールを引き受けさせる"
    ),
    "Give the program that asked a fresh login: it has one of its own.": (
        "リクエストしたプログラム自身のログインを新しくする"
    ),
    "Set a fresh token in its settings: of the remote repository, or of the account.": (
        "設定 (リモートリポジトリ、またはアカウント) に新しいトークンを設定する"
    ),
    "Restore the image: update-image-storage-class --target-storage-class STANDARD.": (
        "update-image-storage-class --target-storage-class STANDARD でイメージを復元する"
    ),
    "Leave this image out of the scans: ECR does not scan its type.": (
        "このイメージをスキャンの対象から外す (ECR が対応しない種類)"
    ),
    "Scan the image first: by start-image-scan, or on each push.": (
        "先にイメージをスキャンする (start-image-scan またはプッシュ時のスキャン)"
    ),
    "Ask whoever manages that policy of the organization for the change.": "組織のそのポリシーの管理者に変更を依頼する",
    "Leave the storage class of this image as it is.": "このイメージのストレージクラスは変更しない",
    "Go on: it is there already.": "そのまま続ける (すでにある)",
    "Delete its images first, or ask for it: --force, force_delete, EmptyOnDelete.": (
        "先にイメージを削除するか、--force、force_delete、EmptyOnDelete のいずれかを指定する"
    ),
    "Start a preview first: start-lifecycle-policy-preview.": (
        "先に start-lifecycle-policy-preview でプレビューを開始する"
    ),
    "Wait for the preview: get-lifecycle-policy-preview shows its status.": (
        "プレビューの完了を待つ (状態は get-lifecycle-policy-preview で確認)"
    ),
    "Keep the one that is there, or change it by its update call.": (
        "今あるものをそのまま使うか、対応する update の呼び出しで変更する"
    ),
    "Compare name, account and region with what its describe or list call shows.": (
        "名前、アカウント、リージョンを、対応する describe または list の呼び出しの出力と比べる"
    ),
    "Wait until that backfill has ended, or stop it: stop-replication-backfill.": (
        "バックフィルの完了を待つか、stop-replication-backfill で停止する"
    ),
    "Look at its status first: list-replication-backfills.": "先に list-replication-backfills で状態を確認する",
    "A call of ECR's API failed, with a message that this program does not know.": (
        "ECR の API の呼び出しが失敗しました。このプログラムが知らないメッセージです。"
    ),
    "The AWS CLI gave no token, for the reason that it prints.": (
        "AWS CLI が、表示された理由でトークンを出力しませんでした。"
    ),
    "Look up the message of that call: this program does not know it.": (
        "呼び出しのメッセージの意味を調べる (このプログラムが知らないメッセージ)"
    ),
    "The message is about one call of ECR's API, and is kept as it was printed.": (
        "ECR の API の呼び出し 1 回についてのメッセージです。表示されたとおりに保持しています。"
    ),
    "Mend what the AWS CLI says: it gave no token, for that reason.": (
        "AWS CLI が示した問題を直す (そのためトークンが出力されなかった)"
    ),
    (
        "The program behind the pipe only waited for a token. This program does not know the message: it is of the AWS "
        "CLI itself, or of its settings."
    ): (
        "パイプの後ろのプログラムは、トークンを待っていただけです。メッセージは、このプログラムが知らないもので、AWS "
        "CLI 自体かその設定に関するものです。"
    ),
    "Compare the certificate with the trust anchor: IAM Roles Anywhere refused it.": (
        "証明書をトラストアンカーと比べる (IAM Roles Anywhere が拒否)"
    ),
    (
        "It must be issued by the trust anchor's CA, be in its time, and have digitalSignature in its key usage. "
        "openssl x509 -noout -text -in FILE shows all three; ECR and docker have no part in it."
    ): (
        "証明書は、トラストアンカーの CA が発行した、有効期間内のもので、キー使用法に digitalSignature を含む必要があり"
        "ます。いずれも openssl x509 -noout -text -in FILE で確認できます。ECR と docker は関係ありません。"
    ),
    "Leave --duration-seconds out: the session asked for is longer than allowed.": (
        "--duration-seconds を外す (指定したセッションが上限より長い)"
    ),
    (
        "Without it a session lasts an hour, which is all that a role's session gets that assumes another role. Else "
        "MaxSessionDuration of the role counts. duration_seconds in a profile and role-duration-seconds of the GitHub "
        "action ask for the same. Then log in with the keys of the assumed role."
    ): (
        "外すと、セッションは 1 時間です。ロールのセッションから別のロールを引き受ける場合 (ロールの連鎖) は、1 時間が"
        "上限です。それ以外では、ロールの MaxSessionDuration が上限です。プロファイルの duration_seconds と、GitHub の"
        "アクションの role-duration-seconds も同じ指定です。その後、引き受けたロールのキーでログインします。"
    ),
    "Pass fewer or shorter session tags and session policies.": "セッションタグとセッションポリシーを減らすか短くする",
    (
        "STS packs the tags and the policies of a session into a space of one size, and these do not fit. "
        "configure-aws-credentials passes no tags with role-skip-session-tagging: true."
    ): (
        "STS は、セッションのタグとポリシーを一定の大きさの領域に格納します。指定したものは入りきりません。"
        "configure-aws-credentials は、role-skip-session-tagging: true でタグを渡さなくなります。"
    ),
    "Give a new MFA code: STS did not take this one.": "新しい MFA コードを入力する (STS が受け付けなかった)",
    (
        "A code counts once, and for half a minute, by a clock that is right. mfa_serial in the profile must be the "
        "device of the user that the keys are of. No policy of ECR's plays a part."
    ): (
        "コードは 1 回だけ、約 30 秒間有効です。デバイスの時計が正しい必要があります。プロファイルの mfa_serial は、"
        "キーの持ち主のユーザーのデバイスでなければなりません。ECR のポリシーは関係ありません。"
    ),
    "Compare sso_account_id and sso_role_name in the profile with the access portal.": (
        "プロファイルの sso_account_id と sso_role_name をアクセスポータルと比べる"
    ),
    (
        "IAM Identity Center knows the user and gives no access: the permission set is not assigned to the user in "
        "that account, or the profile has a wrong account or name. A new sign-in changes nothing."
    ): (
        "IAM Identity Center は、ユーザーを認識しましたが、アクセスを許可していません。そのアカウントでアクセス許可セッ"
        "トがユーザーに割り当てられていないか、プロファイルのアカウントまたは名前が誤っています。サインインし直しても変"
        "わりません。"
    ),
    "Mend the profile: the message says what is wrong in it.": "プロファイルを直す (誤りはメッセージのとおり)",
    (
        "Profiles are in ~/.aws/config and ~/.aws/credentials of the user that ran the command. It stopped at them, or "
        "for want of an MFA code, and asked ECR nothing."
    ): (
        "プロファイルは、コマンドを実行したユーザーの ~/.aws/config と ~/.aws/credentials にあります。コマンドはそこ"
        "で、または MFA コードがないために止まり、ECR にはリクエストしていません。"
    ),
    "Mend what the message names: what gives the credentials refused.": (
        "メッセージの示す問題を直す (認証情報の提供元が拒否)"
    ),
    (
        "STS, IAM Identity Center or the profile's credential_process answered, and gave no credentials. ECR was not "
        "asked, so no policy of ECR's can mend it."
    ): (
        "STS、IAM Identity Center、またはプロファイルの credential_process が応答し、認証情報を返しませんでした。ECR に"
        "はリクエストしていないため、ECR のポリシーでは解決しません。"
    ),
    "Hand the container AWS credentials, as by -v ~/.aws:/root/.aws.": (
        "-v ~/.aws:/root/.aws などで、コンテナに AWS 認証情報を渡す"
    ),
    (
        "A container sees neither ~/.aws nor the AWS_... variables of your shell. amazon/aws-cli looks for the files "
        "in /root/.aws; -e AWS_PROFILE hands a variable on."
    ): (
        "コンテナからは、~/.aws も、シェルの環境変数 AWS_... も見えません。amazon/aws-cli は /root/.aws のファイルを読"
        "みます。環境変数は -e AWS_PROFILE のように渡します。"
    ),
    "Give that host AWS credentials: over ssh its own count, not yours.": (
        "そのホストに AWS 認証情報を設定する (ssh では接続先のものが使われる)"
    ),
    (
        "ssh hands on neither ~/.aws nor, as a rule, the AWS_... variables. Or ask for the token where there are "
        "credentials, and pipe it to the login."
    ): (
        "ssh では、~/.aws も、通常は環境変数 AWS_... も引き継がれません。認証情報のある側でトークンを取得し、パイプでロ"
        "グインに渡すこともできます。"
    ),
    "Give the pod's service account a role: your own keys do not count in a pod.": (
        "Pod のサービスアカウントにロールを設定する (自分のキーは Pod では使われない)"
    ),
    (
        "The AWS CLI ran in the pod. There it has the role of the service account, by an annotation or by EKS Pod "
        "Identity, or else that of the node."
    ): (
        "AWS CLI は Pod の中で実行されました。そこで使われるのは、注釈または EKS Pod Identity によるサービスアカウント"
        "のロールか、それがなければノードのロールです。"
    ),
    "Leave sudo before aws out: with it another user's AWS credentials count.": (
        "aws の前の sudo を外す (sudo では別のユーザーの AWS 認証情報が使われる)"
    ),
    (
        "sudo drops the AWS_... variables, and the AWS CLI then reads ~/.aws of the user that it runs as. Only docker "
        "may need sudo, behind the pipe. sudo -E keeps the variables."
    ): (
        "sudo では環境変数 AWS_... が引き継がれず、AWS CLI は実行ユーザーの ~/.aws を読みます。sudo が要るとすれば、パ"
        "イプの後ろの docker だけです。sudo -E なら環境変数が引き継がれます。"
    ),
    "Name a profile that is there: this one is not.": "存在するプロファイルを指定する (指定したものはない)",
    (
        "Profiles are in ~/.aws/config and ~/.aws/credentials of the user that ran the command. It stopped at them, "
        "and asked AWS nothing."
    ): (
        "プロファイルは、コマンドを実行したユーザーの ~/.aws/config と ~/.aws/credentials にあります。コマンドはそこで"
        "止まり、AWS にはリクエストしていません。"
    ),
    "names": "名前の一覧",
    "give the one that was meant, by --profile or AWS_PROFILE": "本来のものを --profile か AWS_PROFILE で指定する",
    "there is none here: make one by aws configure sso, or aws configure": (
        "ここにはない。aws configure sso か aws configure で作成する"
    ),
    "Log in with the keys of {unassumed_role}, once it can be assumed.": (
        "{unassumed_role}を引き受けられるようになったら、そのキーでログインする"
    ),
    "Make the layer smaller, or split it: a quota of layers is reached.": (
        "レイヤーを小さくするか分割する (レイヤーのクォータの上限)"
    ),
    "A layer may have 52,000 MiB, in 4,200 parts. Neither quota can be raised.": (
        "1 つのレイヤーは 52,000 MiB、4,200 パートまでです。どちらのクォータも引き上げられません。"
    ),
    "Delete cache rules that nobody uses: a registry may have 50.": (
        "使われていないキャッシュルールを削除する (レジストリの上限は 50)"
    ),
    "The 50 pull through cache rules count per account and region. The quota cannot be raised.": (
        "プルスルーキャッシュルールは、アカウントとリージョンごとに 50 個までです。このクォータは引き上げられません。"
    ),
    "Wait a day, or read the last findings: a quota of scans is reached.": (
        "1 日待つか、前回の検出結果を読む (スキャンのクォータの上限)"
    ),
    (
        "Basic scanning takes an image once in 24 hours, by a push or by hand, and 100,000 images of a registry. "
        "Neither quota can be raised. describe-image-scan-findings shows the last findings."
    ): (
        "ベーシックスキャンは、プッシュ時と手動を合わせて、1 つのイメージにつき 24 時間に 1 回、レジストリ全体で "
        "100,000 イメージまでです。どちらのクォータも引き上げられません。前回の検出結果は describe-image-scan-findings "
        "で分かります。"
    ),
    "Find the quota that the message names.": "メッセージの示すクォータを探す",
    "The call does not tell which quota it is. Not every quota of ECR can be raised.": (
        "どのクォータかは、この呼び出しからは分かりません。ECR には、引き上げられないクォータもあります。"
    ),
    "the quotas": "クォータの一覧",
    "Adjustable false: it cannot be raised; delete what it counts": (
        "Adjustable が false なら引き上げられない。対象を削除する"
    ),
    "Put the registry in front of the name: what was to hold it is empty.": (
        "名前の前にレジストリを付ける (レジストリの入るはずの変数が空)"
    ),
    (
        "The name begins with a '/'. GitHub Actions hands no output on in which it finds a secret, such as a masked "
        "account id: Skip output ... since it may contain secret."
    ): (
        "名前が '/' で始まっています。GitHub Actions は、マスクされたアカウント ID などのシークレットを含む出力を引き渡"
        "しません (Skip output ... since it may contain secret)。"
    ),
    "Let the pod's role trust pods.eks.amazonaws.com.": "Pod のロールで pods.eks.amazonaws.com を信頼する",
    (
        "For EKS Pod Identity the trust policy allows sts:AssumeRole and sts:TagSession to pods.eks.amazonaws.com. The "
        "pod's own image is pulled by the node's role, not by this one."
    ): (
        "EKS Pod Identity では、信頼ポリシーで pods.eks.amazonaws.com に sts:AssumeRole と sts:TagSession を許可しま"
        "す。Pod 自身のイメージをプルするのはこのロールではなく、ノードのロールです。"
    ),
    "an association": "関連付けがある",
    "describe-pod-identity-association tells its role": "describe-pod-identity-association でロールが分かる",
    "no role is set for this namespace": "この名前空間にはロールが設定されていない",
    "no pods.eks.amazonaws.com": "pods.eks.amazonaws.com がない",
    "let it in, with sts:AssumeRole and sts:TagSession": "sts:AssumeRole と sts:TagSession を許可する",
    "both actions for it": "両方のアクションが許可されている",
    "EKS may assume it: give it some seconds, try again": "EKS は引き受けられる。数秒待って再試行する",
    "Count the images, and compare with the quota.": "イメージの数を数え、クォータと比べる",
    "as many as the quota": "クォータと同じ数",
    "fewer than the quota": "クォータより少ない数",
    "its Value is the limit": "その Value が上限",
    "Remove tags of this image: it has all that it may have.": "このイメージのタグを減らす (上限に達している)",
    "Delete repositories, or raise their quota.": "リポジトリを削除するか、クォータを引き上げる",
    "If docker built it, push once without provenance and SBOM attestations.": (
        "docker でビルドしたなら、来歴と SBOM のアテステーションなしで一度プッシュする"
    ),
    (
        "Attestations make an index of a single image and push more manifests than one. Where another program starts "
        "the build, as the CDK does, BUILDX_NO_DEFAULT_ATTESTATIONS=1 in its environment leaves them out."
    ): (
        "アテステーションを付けると、単一のイメージがインデックスになり、複数のマニフェストがプッシュされます。CDK のよ"
        "うな別のプログラムがビルドする場合は、環境変数 BUILDX_NO_DEFAULT_ATTESTATIONS=1 で省けます。"
    ),
    "a push that works": "プッシュ成功",
    "the attestations were the cause": "アテステーションが原因だった",
    "Push one plain image for the function's architecture.": "関数のアーキテクチャ用の単一のイメージをプッシュする",
    (
        "Lambda refused the image; the registry took it. Lambda takes one image for one architecture, and no image "
        "index, which a build with attestations makes."
    ): (
        "拒否したのは Lambda です。レジストリはイメージを受け付けています。Lambda が受け付けるのは 1 つのアーキテクチャ"
        "用の単一のイメージだけです。アテステーション付きのビルドが作るイメージインデックスは使えません。"
    ),
    "let Lambda take the tag, or its digest, again": "Lambda にそのタグかダイジェストをもう一度指定",
    "Deploy once with BUILDX_NO_DEFAULT_ATTESTATIONS=1 in the environment.": (
        "環境変数 BUILDX_NO_DEFAULT_ATTESTATIONS=1 を設定してデプロイしてみる"
    ),
    "For a new repository, allow ecr:CreateRepository as well.": "新規作成なら、ecr:CreateRepository も許可する",
    (
        "A repository that is created with tags takes ecr:CreateRepository and ecr:TagResource; the refusal names the "
        "one that was asked for last."
    ): (
        "タグ付きでリポジトリを作成するには、ecr:CreateRepository と ecr:TagResource の両方が必要です。メッセージに出る"
        "のは、最後に求められた一方だけです。"
    ),
    "On EC2, check the instance's role and its hop limit; elsewhere give the process a profile or keys.": (
        "EC2 ではインスタンスのロールとホップ制限を確認し、それ以外ではプロセスにプロファイルかキーを与える"
    ),
    (
        "The metadata service of an instance is asked last, where a process has no other credentials. The instance has "
        "no role, or the request came from a container, which is a hop too far where the limit is one. Off EC2 there "
        "is no such service."
    ): (
        "インスタンスのメタデータサービスは、ほかに認証情報がない場合に最後に使われます。インスタンスにロールがないか、"
        "リクエストがコンテナから送られています (ホップ制限が 1 だと応答が届きません)。EC2 以外にこのサービスはありませ"
        "ん。"
    ),
    "it has no role: attach an instance profile that may pull": (
        "ロールなし。プルできるインスタンスプロファイルを付ける"
    ),
    "no container is answered: modify-instance-metadata-options --http-put-response-hop-limit 2": (
        "コンテナには応答が届かない: modify-instance-metadata-options --http-put-response-hop-limit 2"
    ),
    "Give the pod's service account a role: it found none.": (
        "Pod のサービスアカウントにロールを設定する (見つからなかった)"
    ),
    (
        "Without a role of its own a pod asks the metadata service for its node's, which answers no container where "
        "the hop limit is one. Restart the pod after its service account was changed."
    ): (
        "専用のロールがない Pod は、メタデータサービスからノードのロールを取得しようとします。ホップ制限が 1 だと、コン"
        "テナへの応答は届きません。サービスアカウントを変えた後は、Pod を再起動してください。"
    ),
    "no eks.amazonaws.com/role-arn": "eks.amazonaws.com/role-arn なし",
    "annotate it, or use EKS Pod Identity": "アノテーションを付けるか、EKS Pod Identity を使う",
    "it has a role: was the pod started before?": "ロールはある。Pod がその前に起動していないか確認する",
    "Check the key's policy for {right}.": "キーポリシーで{right}を確認",
    "no Allow for {who} or its account": "{who} (またはそのアカウント) への Allow がない",
    "this policy does not let it in": "このポリシーでは許可されていない",
    "no such key there: wrong id, region or account, or deleted": (
        "キーがない。ID、リージョン、アカウントの誤りか、削除済み"
    ),
    "an Allow for its account": "そのアカウントへの Allow がある",
    "its own policies have to allow it too: next step": "自身のポリシーでの許可も必要。次へ進む",
    "Disabled, PendingDeletion": "Disabled、PendingDeletion",
    "no policy is the cause: enable the key or keep it": "原因はポリシーではない。キーを有効にするか、削除を取り消す",
    "an ARN": "ARN",
    "take it into the next command": "次のコマンドに使う",
    "Bootstrap this account and region for the CDK.": "このアカウントとリージョンを CDK 用にブートストラップする",
    "repository and roles are there: deploy again": "リポジトリとロールができた。もう一度デプロイ",
    "the bootstrap stands: was the repository deleted by hand?": (
        "ブートストラップ済み。リポジトリを手動で削除していないか確認"
    ),
    "Give the name {meant}, without host, /v2/ or /manifests/ around it.": (
        "前後にホスト、/v2/、/manifests/ を付けず、名前 {meant} を指定する"
    ),
    "The repository name in the text holds a registry host or a path of the API, which a client adds by itself.": (
        "メッセージのリポジトリ名に、クライアントが自分で付けるはずのレジストリのホストか API のパスが含まれています。"
    ),
    "Use the address {address} with no host in front, or {meant} alone.": (
        "前にホストを付けずに URI {address} を使うか、{meant}だけを指定する"
    ),
    "Check that the S3 endpoint's policy lets layers through.": "S3 エンドポイントがレイヤーを通すことを確認",
    (
        "ECR sends the client to that bucket for layers; with no S3 endpoint in the VPC, look at the proxy. The "
        "principal that S3 prints with s3:GetObject is AWS's storage role, not the caller."
    ): (
        "ECR はクライアントに、レイヤーをそのバケットから取得させます。VPC に S3 のエンドポイントがない場合は、プロキシ"
        "を確認します。S3 が s3:GetObject とともに表示するプリンシパルは AWS のストレージ用ロールで、呼び出し元ではあり"
        "ません。"
    ),
    "s3 without {layer_bucket}": "{layer_bucket} を許可しない s3",
    "that endpoint refuses the layers": "そのエンドポイントがレイヤーを拒否している",
    'Allow, "*" on "*"': '"*" に対する "*" の Allow',
    "that endpoint refuses nothing": "そのエンドポイントは何も拒否しない",
    "none in this account and region; another account may own it": (
        "このアカウントとリージョンにはない。別のアカウントのものの可能性"
    ),
    "Compare the token's region with that of the registry.": "トークンとレジストリのリージョンを照合する",
    (
        "A token of another region is not accepted. The command prints a host of your own account, whichever registry "
        "the token is used for: compare the region alone, not the account."
    ): (
        "別のリージョンのトークンは受け付けられません。このコマンドは、トークンをどのレジストリに使う場合でも、自分のア"
        "カウントのホストを表示します。比べるのはリージョンだけで、アカウントは比べないでください。"
    ),
    "a host of another region": "別リージョンのホスト",
    "log in with the region of the registry": "レジストリのリージョンでログイン",
    "a host of this region": "このリージョンのホスト",
    "right here: was it the same where the token was asked for?": "ここでは正しい。トークンの取得元も同じか確認",
    "get new credentials (aws sso login, a new session)": "新しい認証情報を取得する (aws sso login など)",
    "Log in with --region {region}; the command says {typed_region}.": (
        "--region {region} でログインする (コマンドでは {typed_region})"
    ),
    (
        "A token belongs to the region that it was asked for in. AWS credentials are of one partition: those of China, "
        "GovCloud and the other regions count for themselves alone."
    ): (
        "トークンは、取得時に指定したリージョンのものです。AWS の認証情報は 1 つのパーティションのもので、中国、"
        "GovCloud、その他のリージョンの間では使えません。"
    ),
    "a time": "日時",
    "these credentials may get a token": "この認証情報でトークンを取得できる",
    "Tag your image with the name that is pushed.": "プッシュする名前でイメージにタグを付ける",
    "your image under another name": "別の名前の自分のイメージ",
    "tag it: docker tag": "docker tag で、この名前のタグを付ける",
    "no such image": "そのイメージがない",
    "build it, or pull it, first": "先にビルドかプルをする",
    "nothing": "出力なし",
    "push again": "もう一度プッシュ",
    "Look further up in the job: its build failed, or used another name.": (
        "ジョブの上の方で、ビルドの失敗か別の名前を確認"
    ),
    "Use a role instead of the root user.": "ルートユーザーではなくロールを使う",
    (
        "An organization often denies its accounts' root users whatever they ask for, and nothing in the account can "
        "allow it. AWS advises to keep the root user for the few tasks that only it can do."
    ): (
        "組織では、アカウントのルートユーザーの操作をすべて拒否することがよくあり、アカウントの中の設定では許可できませ"
        "ん。AWS は、ルートユーザーにしかできない少数の作業に限ってルートユーザーを使うよう勧めています。"
    ),
    "Build or pull the image first: the engine holds none of this name.": (
        "先にイメージをビルドまたはプルする。この名前のイメージはエンジンにない"
    ),
    "A pull or a build before this one failed, or used another name.": (
        "この前のプルかビルドが失敗したか、別の名前を使いました。"
    ),
    "The engine answered, and holds no image under this name.": (
        "エンジンは応答しましたが、この名前のイメージはありません。"
    ),
    "Check which identity the AWS CLI has where this failed.": "失敗した場所で、AWS CLI が使うアイデンティティを確認",
    "not {who}": "{who}以外",
    "another Account than {registry_account}": "{registry_account}以外の Account",
    "was this registry meant?": "このレジストリでよかったのか",
    "not the caller you expect": "想定外のアイデンティティ",
    "the one that was refused: go on": "拒否されたのはこのアイデンティティ。次へ進む",
    "the caller you expect": "想定したアイデンティティ",
    "The name is looked up in the account and region asked, which may not be yours.": (
        "名前は問い合わせ先のアカウントとリージョンで検索されます。それが自分のものとは限りません。"
    ),
    "another Account": "別の Account",
    "the account is right: see region and name": "アカウントは正しい。リージョンと名前を確認",
    "Check that your account is the one that was meant.": "自分のアカウントが意図したものか確認",
    "What asked used its node's role: in a pod, give its service account one.": (
        "ノードのロールが使われた: Pod 内ならサービスアカウントにロールを設定する"
    ),
    (
        "A tool in a pod uses the node's role where its service account has none: neither the annotation "
        "eks.amazonaws.com/role-arn nor an association of EKS Pod Identity."
    ): (
        "サービスアカウントにロールがない場合、Pod 内のツールはノードのロールを使います。ロールは、アノテーション "
        "eks.amazonaws.com/role-arn か EKS Pod Identity の関連付けで設定します。"
    ),
    "no such annotation": "アノテーションがない",
    "Give the instance the keys of an IAM user: its own role gets no rights.": (
        "インスタンスに IAM ユーザーのキーを渡す (そのロールにアクセス許可は付けられない)"
    ),
    (
        "The role is the same for every instance of Lightsail. AWS made it, so no policy can be added to it, and an "
        "instance of Lightsail takes no instance profile."
    ): (
        "このロールは Lightsail のどのインスタンスでも同じで、AWS が作成したものなので、ポリシーを追加できません。"
        "Lightsail のインスタンスには、インスタンスプロファイルも付けられません。"
    ),
    "Check that {who} was meant: {requester} asked.": "{who}で正しいか確認 (リクエスト元: {requester})",
    (
        "Its identity is set in {requesters_role}. No command on another machine shows that identity, and a login "
        "there changes nothing for it."
    ): (
        "そのアイデンティティは、{requesters_role}で設定します。別のマシンでコマンドを実行しても、そのアイデンティティ"
        "は分かりません。別のマシンでログインしても、何も変わりません。"
    ),
    "Replace the access key: AWS quarantined it as leaked.": (
        "アクセスキーをローテーションする (AWS が漏えいとして隔離した)"
    ),
    (
        "Deactivate the exposed key, create a new one, look in CloudTrail for what the old one did, then detach the "
        "quarantine policy. No permission is missing."
    ): (
        "漏えいしたキーを無効にし、新しいキーを作成し、古いキーで何が行われたかを CloudTrail で調べてから、隔離ポリシー"
        "をデタッチしてください。不足しているアクセス許可はありません。"
    ),
    "an AccessKeyId, Active": "AccessKeyId が Active",
    "deactivate the leaked key": "漏えいしたキーを無効にする",
    "Check the session policy, where there is one, for {right}.": "セッションポリシーがあれば、{right}を確認",
    "policy or policyArns": "policy か policyArns",
    "look in the region of the STS endpoint used: this proves nothing": (
        "使った STS エンドポイントのリージョンを調べる。これだけでは何も分からない"
    ),
    "an event of this session, neither": "このセッションのイベントにどちらもない",
    "no event of this session": "このセッションのイベントがない",
    "Read the workflow's inline-session-policy, managed-session-policies.": (
        "ワークフローの inline-session-policy と managed-session-policies を読む"
    ),
    "Give the runner a login for this host: ecr-login, or a fresh token in DOCKER_AUTH_CONFIG.": (
        "ランナーにこのホストのログインを用意する: ecr-login か、DOCKER_AUTH_CONFIG の新しいトークン"
    ),
    "Give the job's container credentials: container.credentials at GitHub.": (
        "ジョブのコンテナに認証情報を設定する (GitHub では container.credentials)"
    ),
    "Give the job's image aws_auth in the configuration of CircleCI.": (
        "CircleCI の設定で、ジョブのイメージに aws_auth を指定する"
    ),
    "Set aws_region in the source of that resource, with AWS keys or a role.": (
        "リソースの source に aws_region と、AWS のキーかロールを設定する"
    ),
    "Give kaniko's pod or instance a role with the rights in this registry.": (
        "kaniko の Pod またはインスタンスに、このレジストリへのアクセス許可を持つロールを与える"
    ),
    "Let the Flux source ask AWS by provider: aws, and give its controller a role that may pull.": (
        "Flux のソースで provider: aws を使い、コントローラーにプルできるロールを与える"
    ),
    "Set registry_auth for this host in Terraform's docker provider.": (
        "Terraform の docker プロバイダーで、このホストの registry_auth を設定する"
    ),
    "The data source aws_ecr_authorization_token gives user and password, by the credentials of the AWS provider.": (
        "データソース aws_ecr_authorization_token が、Terraform の AWS プロバイダーの認証情報でユーザー名とパスワードを"
        "返します。"
    ),
    "Give the Image in the Pulumi program a login: registries, or registry.": (
        "Pulumi のプログラムの Image にログイン情報 (registries か registry) を与える"
    ),
    "Give Trivy AWS credentials, or a docker login, where it runs.": (
        "Trivy の実行環境に AWS 認証情報か docker ログインを用意する"
    ),
    "Log in where you deploy from, then send that login to the nodes.": (
        "デプロイ元でログインし、そのログインをノードに渡す"
    ),
    (
        "The nodes have the token that came with --with-registry-auth, which docker stack deploy takes as well, and no "
        "other. It lasts twelve hours."
    ): (
        "ノードが使うのは --with-registry-auth (docker stack deploy にもある) で渡されたトークンだけで、12 時間で切れま"
        "す。"
    ),
    "now send it to the nodes": "これをノードに送る",
    "the nodes had no login, or an old one": "ノードにログインがなかったか、古かった",
    "the same failure": "同じ失敗",
    "not the login: does docker pull work there?": "ログインの問題ではない。デプロイ元で docker pull が成功するか確認",
    "Give the Nomad client's docker plug-in a login, or its helper AWS credentials.": (
        "Nomad クライアントの docker プラグインにログイン情報を、ヘルパーには AWS 認証情報を設定する"
    ),
    "Find out by which login the controller, or the webhook that verifies images, asks, and let that pull.": (
        "コントローラー (またはイメージを検証する Webhook) がどのログインでリクエストするかを調べ、そのログインにプルを"
        "許可する"
    ),
    "Log in to this host, or name ecr-login for it under credHelpers: the client was given no login.": (
        "このホストにログインするか、このホストの ecr-login を credHelpers に指定する (クライアントはログイン情報を受け"
        "取れなかった)"
    ),
    (
        "The helper or store that was asked gave no login for this host: it holds none, or it is ecr-login, and AWS "
        "gave that no token."
    ): (
        "ヘルパーまたは保存先は、このホストのログイン情報を返しませんでした。ログイン情報がないか、ecr-login が AWS か"
        "らトークンを取得できなかったかのどちらかです。"
    ),
    "Pull it by docker pull: where this call was a pull, the library dropped the registry's words.": (
        "docker pull でプルする (この呼び出しがプルだった場合、レジストリのメッセージはライブラリに捨てられている)"
    ),
    (
        "docker-api's Image.create sends only the login that it is given, and says that there is no such image "
        "whatever the registry answered. Other calls pull nothing: build or pull the image first."
    ): (
        "docker-api の Image.create は、渡されたログイン情報だけを送り、レジストリが何を返しても、そのようなイメージは"
        "ないと表示します。ほかの呼び出しは何もプルしないので、先にイメージをビルドまたはプルしてください。"
    ),
    "Name this host in dependabot.yml, with an access key from Dependabot's secrets.": (
        "dependabot.yml にこのホストを指定し、Dependabot のシークレットのアクセスキーを使う"
    ),
    "Let a command get the password of the registry in Kamal's configuration.": (
        "Kamal の設定で、レジストリのパスワードをコマンドから取得する"
    ),
    "Give Renovate fresh AWS keys for this host, or a role where it runs.": (
        "Renovate に、このホスト用の新しい AWS のキーか、実行環境のロールを与える"
    ),
    "Set docker.publishRegistry in the build, or builderRegistry for a pull.": (
        "ビルドに docker.publishRegistry を、プルなら builderRegistry を設定する"
    ),
    "Give Watchtower's container ECR's credential helper, and AWS credentials.": (
        "Watchtower のコンテナに ECR の認証情報ヘルパーと AWS 認証情報を用意する"
    ),
    "Give zot AWS credentials: a role of its own, or keys in its environment.": (
        "zot に AWS 認証情報を設定する (自身のロール、または環境変数のキー)"
    ),
    "Check that Jenkins has this AWS credential, and a plug-in Amazon ECR that knows the region.": (
        "Jenkins にこの AWS 認証情報と、そのリージョンに対応した Amazon ECR プラグインがあるか確認"
    ),
    "Run that script in Image Updater's pod: it failed there, or was too slow.": (
        "Image Updater の Pod でそのスクリプトを実行する (失敗したか、時間がかかりすぎた)"
    ),
    "It runs with the role and the limits of that pod: with little CPU the AWS CLI starts slowly.": (
        "スクリプトはその Pod のロールと上限で動きます。CPU が少ないと AWS CLI の起動が遅くなります。"
    ),
    "Give the test the login that the image updater has: --registries-conf-path or --credentials.": (
        "--registries-conf-path か --credentials で、Image Updater と同じログイン情報を test に渡す"
    ),
    "The subcommand test reads no ConfigMap of the image updater's, unless it is given or mounted where it runs.": (
        "サブコマンド test は、渡すか、実行する場所にマウントしないかぎり、Image Updater の ConfigMap を読みません。"
    ),
    "Give the image updater a login for this registry in registries.conf, or renew it.": (
        "Image Updater の registries.conf に、このレジストリのログイン情報を設定するか、更新する"
    ),
    "Check the caller's permissions boundary for {right}.": "呼び出し元のアクセス許可の境界で{right}を確認",
    "What the boundary does not allow, no identity policy can grant.": (
        "アクセス許可の境界が許可していないものは、どのアイデンティティベースのポリシーでも許可できません。"
    ),
    "taken off, or not of who was refused": "外されたか、拒否された相手のものではない",
    "there is none on this entity": "このエンティティにはアクセス許可の境界なし",
    "Start the container engine, or ask for the right to use it.": (
        "コンテナエンジンを起動するか、使うアクセス許可を依頼する"
    ),
    (
        "It is not started, or DOCKER_HOST or a context names another. In a job, CodeBuild wants privileged mode, and "
        "GitLab the service docker:dind."
    ): (
        "エンジンが起動していないか、DOCKER_HOST またはコンテキストが別のエンジンを指しています。ジョブでは、CodeBuild "
        "なら特権モード、GitLab ならサービス docker:dind が必要です。"
    ),
    "Let this user use the container engine's socket.": "このユーザーにコンテナエンジンのソケットの使用を許可する",
    (
        "It is not started, or DOCKER_HOST or a context names another. The settings of a CI job may have to give it "
        "one, as by privileged mode in CodeBuild."
    ): (
        "エンジンが起動していないか、DOCKER_HOST またはコンテキストが別のエンジンを指しています。CI ジョブでは、"
        "CodeBuild の特権モードのように、ジョブの設定が必要な場合があります。"
    ),
    "Install the AWS CLI where the login runs, or log in by another tool.": (
        "ログインを実行する場所に AWS CLI を入れるか、別のツールでログインする"
    ),
    "Unable to locate credentials, expired, SSO": "Unable to locate credentials、expired、SSO",
    "a whole refusal: pipe it into ecr-denied": "拒否の全文。ecr-denied に渡す",
    "a token comes here: use this shell, user and profile, and no -t": (
        "ここでは取得できる。このシェル、ユーザー、プロファイルで、-t を付けずに実行する"
    ),
    "In a policy that is set, name principals that exist, actions of ECR's, and no Resource.": (
        "設定するポリシーに、存在するプリンシパルと ECR のアクションを書き、Resource は書かない"
    ),
    (
        "'Principal not found' is a user, role or account that does not exist, or lacks its path. 'Invalid repository "
        "policy provided' may be that as well, or a document that is none of a repository's, as one with a Resource."
    ): (
        "'Principal not found' は、ユーザー、ロール、またはアカウントが存在しないか、パスが抜けていることを示します。"
        "'Invalid repository policy provided' はその場合のほか、Resource があるなど、リポジトリのポリシーとして正しくな"
        "い文書の場合にも返ります。"
    ),
    "no such role: take it out of the policy, or create it": "そのロールはない。ポリシーから外すか、作成する",
    "another ARN than in the policy": "ポリシーと違う ARN",
    "write this one, with its path": "パスも含めて、この ARN を書く",
    "Spell the tag with letters, digits, '_', '.' and '-'.": "タグは英字、数字、'_'、'.'、'-' で書く",
    "Look behind the name: an empty variable, or no tag or digest.": (
        "名前の後を確認 (空の変数、または無効なタグやダイジェスト)"
    ),
    "Use the tag {plain_tag}: a tag has no '+'.": "タグを {plain_tag} にする ('+' は使えない)",
    "Let the node pull the sandbox image with a login at its start, and keep it.": (
        "ノードの起動時にサンドボックスイメージをログイン付きでプルし、保持する"
    ),
    "Check the VPC endpoints' policies for {right}.": "VPC エンドポイントポリシーで{right}を確認",
    "ecr.api without {action}": "{action}を許可しない ecr.api",
    "that endpoint refuses it": "そのエンドポイントが拒否している",
    "a Deny of {action}, ecr:*, *, or NotAction": "{action}、ecr:*、* の Deny、または NotAction",
    "its Condition decides": "その Condition で決まる",
    "ecr.dkr without {action}": "{action}を許可しない ecr.dkr",
    "Check whether {repository} is there already.": "{repository}がすでに存在するか確認",
    "the repository": "リポジトリの情報",
    "it has to be created, by someone who may": "作成できる人による作成が必要",
    "Check that the proxy lets {asked} through.": "プロキシが{asked}への通信を通すことを確認",
    "an address": "アドレス",
    "an empty line": "空行",
    "Check the name of the proxy: {proxy} was not found.": "プロキシの名前を確認 ({proxy}が見つからなかった)",
    "Check that {proxy} runs: it took no connection.": "{proxy}が動いていることを確認 (接続できなかった)",
    "Pull the image on another machine: one could not unpack it.": (
        "別のマシンでそのイメージをプルする (1 台で展開に失敗した)"
    ),
    "the image: build it anew, and push it": "イメージが原因。ビルドし直してプッシュする",
    "Push fewer layers: the image has too many.": "イメージのレイヤーを減らしてプッシュする (多すぎる)",
    "any status": "何らかのステータス",
    "timed out, refused, unreachable, could not resolve": "タイムアウト、拒否、到達不可、名前解決不可",
    "the way is blocked there": "そこから先に到達できない",
    "Look what {image} is: this client takes it for no image.": (
        "{image}が何かを確認 (このクライアントはイメージとして扱えない)"
    ),
    "a chart: helm pull, with oci:// in front of the name": "チャート。名前の前に oci:// を付けて helm pull を使う",
    "in-toto, spdx, cyclonedx": "in-toto、spdx、cyclonedx",
    "container.image, image.config": "container.image、image.config",
    "an image: the client is too old for it": "イメージ。クライアントが古すぎる",
    "Look above and below these words in the log for the reason.": "ログでこのメッセージの前後にある理由を探す",
    "Give the registry's account id as a text of twelve digits, or the host that begins with it.": (
        "レジストリのアカウント ID を 12 桁の文字列で指定するか、それで始まるホストを指定する"
    ),
    "Correct the parameter that the message names: it says what ECR takes.": (
        "メッセージが示すパラメーターを直す (ECR が受け付ける値もメッセージにある)"
    ),
    "Leave helm repo add out: give helm the chart's address, with oci://.": (
        "helm repo add を使わず、oci:// を付けたチャートの URI を helm に渡す"
    ),
    "Look further up for a pull of it that failed.": "上にある、このイメージのプルの失敗を探す",
    "Look where that process takes its AWS credentials from.": "そのプロセスの AWS 認証情報とリージョンの取得元を確認",
    (
        "The process found no AWS identity, or AWS refused the one it found, so ECR gave it no token. The credentials "
        "must be those of the process that failed, not of your shell."
    ): (
        "このプロセスは AWS アイデンティティを見つけられなかったか、見つけたものが AWS に拒否されたため、ECR のトークン"
        "を取得できていません。必要なのは、あなたのシェルではなく、失敗したプロセスの認証情報です。"
    ),
    "<not set> beside access_key": "access_key が <not set>",
    "there is none: choose a profile, a role or keys": "認証情報なし。プロファイル、ロール、キーのどれかを選ぶ",
    "env beside access_key": "access_key が env",
    "access_key with its Type": "access_key とその Type",
    "it counts here: was it meant, and the same where it failed?": (
        "ここで使われる取得元。意図どおりか、失敗した場所でも同じか確認"
    ),
    "this source counts: was it meant, also where it failed?": (
        "この取得元が使われる。想定どおりか、失敗した場所でもそうか確認"
    ),
    "Set or renew the AWS credentials of the program that asked.": (
        "リクエストしたプログラムの AWS 認証情報を設定または更新する"
    ),
    "Get AWS credentials of {partition}: AWS refused these.": (
        "{partition} の AWS 認証情報を取得する (今のものは AWS が拒否した)"
    ),
    "Give that process the region, as by AWS_REGION={asked_region}: it has none.": (
        "そのプロセスにリージョンを与える (AWS_REGION={asked_region} など。設定されていない)"
    ),
    "Take a newer version of what asked: its AWS SDK allows no such address for credentials.": (
        "問い合わせたプログラムを新しいバージョンにする (その AWS SDK は、認証情報のこのアドレスを許可しない)"
    ),
    (
        "AWS_CONTAINER_CREDENTIALS_FULL_URI names it, and this SDK allows localhost and 127.0.0.1 alone. EKS Pod "
        "Identity gives a pod its role at 169.254.170.23, which newer SDKs allow. A role by IRSA needs none."
    ): (
        "そのアドレスは AWS_CONTAINER_CREDENTIALS_FULL_URI にあり、この SDK は localhost と 127.0.0.1 だけを許可しま"
        "す。EKS Pod Identity は 169.254.170.23 で Pod にロールを渡し、新しい SDK はこれを許可します。IRSA によるロール"
        "に、このアドレスは要りません。"
    ),
    "Give the job AWS credentials: a role by its OIDC token, or keys.": (
        "ジョブに AWS 認証情報を与える (その OIDC トークンによるロールか、キー)"
    ),
    (
        "At GitHub a job gets an OIDC token by permissions: id-token: write, at GitLab by id_tokens; at Azure DevOps "
        "the task AWSShellScript gives a script the keys of a service connection. A workflow from a fork gets neither "
        "an OIDC token nor the keys in secrets."
    ): (
        "ジョブは GitHub では permissions: id-token: write、GitLab では id_tokens によって OIDC トークンを受け取り、"
        "Azure DevOps ではタスク AWSShellScript がサービス接続のキーをスクリプトに渡します。フォークからのワークフロー"
        "には、OIDC トークンもシークレットのキーも渡りません。"
    ),
    "Get new AWS credentials where it failed: AWS refused these.": (
        "失敗した場所の AWS 認証情報を取得し直す (AWS が拒否した)"
    ),
    "Ask {other_host}, if that was meant: {repository} was reached there.": (
        "{other_host} のつもりなら、そこに問い合わせる ({repository}はそこで使われている)"
    ),
    "Ask {other_host}: the program asked {registry_account}.": (
        "{other_host} に問い合わせる (プログラムは {registry_account} に問い合わせた)"
    ),
    (
        "A call without registryId asks the caller's own account. Give it the account of the image by --registry-id or "
        "registryId, or credentials of that account."
    ): (
        "registryId を指定しない呼び出しは、呼び出し元自身のアカウントに問い合わせます。--registry-id か registryId で"
        "イメージのアカウントを指定するか、そのアカウントの認証情報を使います。"
    ),
    "it is there: use that address, or its --registry-id, --region": (
        "存在する。その URI か、その --registry-id と --region を使う"
    ),
    "Assume {unassumed_role}: it was to be used here.": "本来使うはずの{unassumed_role}を引き受ける",
    "it can be assumed now: try again": "引き受けられる。もう一度試す",
    "Check that the role that pulls may do so.": "プルするロールのアクセス許可を確認",
    "this role pulls: its policies count, and whom it trusts": "このロールがプルする。そのポリシーと信頼ポリシーを確認",
    "null, []": "null か []",
    "none is set: Fargate needs one; on EC2 the instance's role pulls": (
        "設定なし。Fargate では必要。EC2 ではインスタンスのロールがプルする"
    ),
    "a profile": "プロファイル名",
    "its role pulls, which has the same name by default": "そのロールがプルする。デフォルトでは同じ名前",
    "no policy for pulls": "プル用のポリシーがない",
    "unless an inline one lets it (list-role-policies)": "インラインポリシーにもないことを確認 (list-role-policies)",
    "its own policies allow a pull; a registry of another account must too": (
        "自身のポリシーではプルできる。別アカウントのレジストリなら、そちらの許可も必要"
    ),
    "no build.apprunner.amazonaws.com": "build.apprunner.amazonaws.com がない",
    "App Runner may not use it: let it in": "App Runner が使えない。許可する",
    "App Runner may use it: if the role is new, try again": "App Runner が使える。作成直後のロールなら再試行",
    "no such role: wrong name or account": "該当するロールがない。名前かアカウントの誤り",
    "What answered serves no such request: no right and no image is in question.": (
        "応答した側はこのようなリクエストを受け付けません。アクセス許可やイメージの問題ではありません。"
    ),
    "The client stopped waiting for the container engine, which was still at work.": (
        "処理中のコンテナエンジンの応答を、クライアントが待ちきれませんでした。"
    ),
    "Let the client wait longer for the engine, or push and pull by docker itself.": (
        "クライアントがエンジンを待つ時間を延ばすか、docker で直接プッシュやプルを行う"
    ),
    (
        "The engine had taken the request and was still at work: a client of its API waits for a minute, unless "
        "timeout= or COMPOSE_HTTP_TIMEOUT says otherwise."
    ): (
        "エンジンはリクエストを受け付けて処理中でした。API のクライアントは、timeout= や COMPOSE_HTTP_TIMEOUT の指定が"
        "なければ 1 分だけ待ちます。"
    ),
    "Try a newer client, or leave an option of it out: what answered serves no such request.": (
        "新しいクライアントを試すか、オプションを外す (応答した側はこのリクエストに対応していない)"
    ),
    "A registry serves what is below /v2/ alone. ECR answers a page token encoded twice like this too.": (
        "レジストリが応答するのは /v2/ 以下だけです。二重にエンコードされたページトークンにも、ECR はこのように応答しま"
        "す。"
    ),
    "A registry serves what is below /v2/ alone, and ECR no page whose token was encoded twice.": (
        "レジストリが応答するのは /v2/ 以下だけです。ECR は、トークンが二重にエンコードされたページには応答しません。"
    ),
    "Log in by a pipe: cmd does not run what is in $( ).": "パイプでログインする (cmd は $( ) の中身を実行しない)",
    "cmd hands $(aws ecr get-login ...) on as it is written. get-login-password with a pipe works in each shell.": (
        "cmd は $(aws ecr get-login ...) をそのまま渡します。get-login-password とパイプはどのシェルでも使えます。"
    ),
    "Log in through cmd: PowerShell before 7.4 changes a token that it pipes.": (
        "cmd 経由でログインする (7.4 より前の PowerShell はパイプするトークンを変えてしまう)"
    ),
    "Run that login by hand in the job: its log does not have docker's own words.": (
        "ジョブ内でそのログインを手動で実行する (ログに docker 自身のメッセージがない)"
    ),
    (
        "The step had a token to send, or it would have said so. docker says what the registry answered, or why it "
        "could not keep the login."
    ): (
        "このステップには送るトークンがありました (なければそう出力します)。レジストリの応答やログインを保存できなかっ"
        "た理由は docker が出力します。"
    ),
    "it was asked: see what it printed": "リクエストは届いている。その出力を確認",
    "it gives no login for this host: add that, or use the usual host": (
        "このホストのログインは得られない。これを追加するか、通常のホストを使う"
    ),
    "no *.dkr-ecr.*.on.aws": "*.dkr-ecr.*.on.aws がない",
    "Check the access role of the service: App Runner could not use it.": (
        "サービスのアクセスロールを確認 (App Runner が使用できなかった)"
    ),
    (
        "App Runner could not use the access role that the service names: there is none of this name, it does not "
        "trust build.apprunner.amazonaws.com, or it may not pull."
    ): (
        "App Runner は、サービスに指定されたアクセスロールを使用できませんでした。その名前のロールがないか、ロールが "
        "build.apprunner.amazonaws.com を信頼していないか、プルのアクセス許可がありません。"
    ),
    "STS gave no session of the role, so whatever came after ran without it.": (
        "STS がロールのセッションを発行しなかったため、その後の処理はロールなしで実行されました。"
    ),
    "Check the RoleArn or ExecutionRoleArn of the call: it pulls.": (
        "呼び出しで指定した RoleArn か ExecutionRoleArn (プルするロール) のアクセス許可を確認"
    ),
    (
        "Your own login does not count there. AmazonEC2ContainerRegistryReadOnly, PowerUser and FullAccess allow a "
        "pull too, and so may an inline policy."
    ): (
        "あなた自身のログインは使われません。AmazonEC2ContainerRegistryReadOnly、PowerUser、FullAccess でもプルできま"
        "す。インラインポリシーで許可されている場合もあります。"
    ),
    "Check the repository's policy for {right}.": "リポジトリポリシーで{right}を確認",
    'a Deny for "*", the account or {who}': '{who}、アカウント、"*" のいずれかへの Deny がある',
    "no Allow for {service}": "{service} への Allow がない",
    "wrong name, region or account, or not created yet": (
        "名前、リージョン、アカウントのいずれかが違うか、まだ作成されていない"
    ),
    "such an Allow": "該当する Allow がある",
    "A rate of ECR counts per account and region, so other jobs share it. Most rates can be raised.": (
        "ECR のレートの上限はアカウントとリージョンごとに適用されるため、ほかのジョブと共有されます。ほとんどの上限は引"
        "き上げられます。"
    ),
    "its Value is the limit a second": "その Value が 1 秒あたりの上限",
    "Let the kubelet try again, or raise registryPullQPS and registryBurst.": (
        "kubelet の再試行を待つか、registryPullQPS と registryBurst を引き上げる"
    ),
    "Unless its configuration says otherwise, a kubelet begins 5 pulls a second, and 10 at once.": (
        "設定がなければ、kubelet が始めるプルは 1 秒に 5 件、一時的に 10 件までです。"
    ),
    "Do not retry without a login.": "ログインしてから再試行する",
    "Keep the token, which lasts 12 hours: let jobs share it, and start fewer at once.": (
        "12 時間有効なトークンをジョブ間で使い回し、同時に始めるジョブを減らす"
    ),
    (
        "GetAuthorizationToken has a rate of its own per account and region, which many jobs share. Retry with growing "
        "pauses."
    ): (
        "GetAuthorizationToken には、アカウントとリージョンごとのレートの上限があり、多くのジョブが共有します。間隔を延"
        "ばしながら再試行してください。"
    ),
    "Exclude tags that begin with sha256- from immutability: their names follow from an image's digest.": (
        "sha256- で始まるタグをイミュータビリティから除外する (名前はイメージのダイジェストで決まる)"
    ),
    (
        "A signature, an attestation or a list of them is pushed again under the same tag when one is added, and no "
        "other tag can take its place."
    ): ("署名、アテステーション、またはその一覧は、追加のたびに同じタグで再プッシュされ、別のタグでは代用できません。"),
    "Check which tags of the repository may change.": "リポジトリで変更できるタグを確認",
    (
        "A push over an immutable tag is often shown as a bare 400. IMMUTABLE refuses a second push of any tag; "
        "exclusion filters let chosen tags, such as caches, change."
    ): (
        "イミュータブルなタグへのプッシュは、400 だけで表示されることがよくあります。IMMUTABLE では、どのタグも二度目の"
        "プッシュは拒否されます。除外フィルターを使うと、キャッシュ用など、選んだタグは変更できます。"
    ),
    "a tag is pushed once: push under a new one, or exclude this one by a filter": (
        "同じタグは二度プッシュできない。新しいタグでプッシュするか、このタグをフィルターで除外"
    ),
    "exclude such tags by a filter, or allow changes": "このようなタグをフィルターで除外するか、変更を許可",
    "exclude tags like this one by a filter, or allow changes": "この種のタグをフィルターで除外するか、変更を許可",
    "tags may be overwritten now": "今はタグを上書きできる",
    "only tags that its filters match may change": "変更できるのはフィルターに一致するタグだけ",
    "tags that its filters match may not change": "フィルターに一致するタグは変更できない",
    "Check that the account has enabled the region.": "アカウントでリージョンが有効になっているか確認",
    "enable it, or use another region": "有効にするか、別のリージョンを使う",
    "set AWS_STS_REGIONAL_ENDPOINTS=regional, get new credentials, try again": (
        "AWS_STS_REGIONAL_ENDPOINTS=regional を設定し、認証情報を取得し直す"
    ),
    "the region is not the cause: get new credentials": "リージョンは原因ではない。認証情報を取得し直す",
    "Look at the VPC endpoints: private DNS, security group.": (
        "VPC エンドポイントのプライベート DNS とセキュリティグループを確認"
    ),
    (
        "Each endpoint is in one VPC. With private DNS the host leads to the endpoint's private address; its security "
        "group must let port 443 in, and so must the network ACLs of both subnets."
    ): (
        "エンドポイントはそれぞれ 1 つの VPC にあります。プライベート DNS が有効なら、ホスト名はエンドポイントのプライ"
        "ベートアドレスになります。セキュリティグループと、両方のサブネットのネットワーク ACL でポート 443 の許可が必要"
        "です。"
    ),
    "none here: then the subnet must lead out": (
        "エンドポイントはない。サブネットからインターネットへのアウトバウンド通信が必要"
    ),
    "false, not beside s3": "s3 以外で false",
    "turn its private DNS on": "プライベート DNS を有効にする",
    "this group must let in TCP 443 from the subnet": "このグループで、サブネットからの TCP 443 の許可が必要",
    "no 443, no -1": "443 も -1 もない",
    "add a rule: TCP 443 from the subnet that failed": "ルールを追加: 失敗したサブネットからの TCP 443",
    "Look whether the subnet's routes lead to a gateway endpoint of S3.": (
        "サブネットのルートが S3 のゲートウェイエンドポイントに向かうことを確認"
    ),
    (
        "With a gateway endpoint the addresses of S3 stay public; a route leads to it, in the tables that it names. "
        "The endpoints for ECR play no part in layers."
    ): (
        "ゲートウェイエンドポイントがあっても、S3 のアドレスはパブリックのままです。エンドポイントが示すルートテーブル"
        "に、そこへ向かうルートがあります。ECR のエンドポイントは、レイヤーには関係しません。"
    ),
    "Gateway with rtb-...": "Gateway と rtb-...",
    "the subnet must use one of these route tables": "サブネットで、このルートテーブルのどれかを使う必要がある",
    "Add image-manifest=true,oci-mediatypes=true to --cache-to.": (
        "--cache-to に image-manifest=true,oci-mediatypes=true を追加する"
    ),
    (
        "ECR takes a cache only as an image. BuildKit 0.21 and newer export it so by themselves: with those, an "
        "immutable tag of the cache is the likelier cause."
    ): (
        "ECR が受け付けるのは、イメージの形のキャッシュだけです。BuildKit 0.21 以降は最初からその形でエクスポートしま"
        "す。その場合は、キャッシュのタグがイミュータブルである可能性の方が高くなります。"
    ),
    "Set that machine's clock: it is {clock}.": "そのマシンの時計を合わせる ({clock})",
    (
        "AWS refuses a request that is signed minutes away from its own time; new keys change nothing. A time service "
        "keeps the clock right."
    ): (
        "AWS は、署名の時刻が AWS の時刻から数分ずれたリクエストを拒否します。キーを新しくしても変わりません。時計は時"
        "刻同期サービスで正しく保てます。"
    ),
    "Check that the pod's pull secret is valid, and for this host.": "Pod のプルシークレットの期限とホストを確認",
    "dockerconfigjson, dockercfg": "dockerconfigjson、dockercfg",
    "one of these may be for ECR: its hosts tell": "ECR 用かどうかは、中のホストで分かる",
    "neither of these types": "どちらの種類もない",
    "this host": "このホスト",
    "its token lasts 12 hours: older in AGE, it expired unless renewed": (
        "トークンの有効期間は 12 時間。AGE がそれより古ければ、更新されていない限り期限切れ"
    ),
    "its token lasts 12 hours: was it renewed since?": "トークンは 12 時間有効。その後に更新されたか確認",
    "nothing, or another host": "出力なし、または別のホスト",
    "the secret is not for this registry": "このレジストリ用のシークレットではない",
    "Create the secret {secret} in the pod's namespace: it was not found.": (
        "Pod の名前空間にシークレット {secret} を作成する"
    ),
    "create it there, or name the one that is there": "その名前空間に作成するか、存在するシークレットの名前を指定",
    "a NAME": "名前 (NAME)",
    "it is there now: delete the pod, so that it pulls again": "今は存在する。Pod を削除して、もう一度プルさせる",
    "Make room on the disk of the machine that failed.": "失敗したマシンのディスクの空きを増やす",
    "make room there; docker system df lists what takes most": "そこの空きを増やす。内訳は docker system df で分かる",
    "less than 100%": "100% 未満",
    "see df -i for inodes, and whether it is mounted read-only": "df -i で inode を、また読み取り専用でないかを確認",
    "little free": "空きがわずか",
    "Give the task more storage, or free the instance's disk.": (
        "タスクのストレージか、インスタンスのディスクの空きを増やす"
    ),
    "Look in the job that pushes {image} whether its push ended with a digest.": (
        "{image}をプッシュするジョブで、プッシュがダイジェストの表示で終わったか確認"
    ),
    (
        "The last line of a push that went through has 'digest: sha256:' and a size. A job can go on after a build or "
        "a push that failed, and then the image that it deploys is not there."
    ): (
        "成功したプッシュの最後の行には、'digest: sha256:' とサイズが表示されます。ビルドやプッシュが失敗してもジョブが"
        "続行することがあり、その場合、デプロイするイメージは存在しません。"
    ),
    "Check that the user signed in with MFA.": "ユーザーが MFA でサインインしたか確認",
    "Get a session with MFA: the policy asks for it.": "MFA でセッションを取得する (ポリシーの条件)",
    "no credentialArn": "credentialArn なし",
    "the rule asks without a login: give it a secret": "ルールはログインなしでリクエストする。シークレットを設定",
    "a credentialArn": "credentialArn あり",
    "the limit is that login's: wait, or raise it upstream": (
        "そのログインの制限。待つか、アップストリーム側で引き上げる"
    ),
    "it went through this time: pull again": "今回は通った。もう一度プル",
    "Take the line break out of the key or the token.": "キーかトークンから改行を取り除く",
    (
        "The client does not send a header with a line break in it: an AWS key or a token has one, often at its end, "
        "from a file or from a variable of a CI system."
    ): (
        "クライアントは、改行を含むヘッダーを送りません。AWS のキーかトークンに改行が含まれています。ファイルや CI の変"
        "数から読んだ値の末尾に、よくあります。"
    ),
    "Check the registry's policy for {right}.": "レジストリポリシーで{right}を確認",
    "With scope V2 the registry policy counts for every ECR request, beside the repository policy.": (
        "スコープが V2 の場合、レジストリポリシーはリポジトリポリシーと並んで、すべての ECR リクエストに適用されます。"
    ),
    "no Allow of {action} for it": "{action}を許可する Allow がない",
    "there is none": "ポリシーはない",
    "a Deny": "Deny がある",
    "read its Principal and Condition: it may be the cause": "Principal と Condition を読む。それが原因の可能性",
    "it counts for replication and cache pulls only": "レプリケーションとキャッシュのプルにのみ適用",
    "Unlock the keychain where it failed: security unlock-keychain.": (
        "失敗した側でキーチェーンのロックを解除する (security unlock-keychain)"
    ),
    "In PowerShell before 7.4, log in through cmd.": "7.4 より前の PowerShell の場合は、cmd を通してログインする",
    "Older PowerShells change the encoding and the line ends of what they pipe, the token too.": (
        "古い PowerShell は、パイプで渡す内容の文字コードと改行を変えます。トークンも変わります。"
    ),
    "Spell the rule's prefix in 2 to 30 lower-case letters and digits, joined by . _ - and /.": (
        "ルールのプレフィックスを、2～30 文字の英小文字と数字、それらをつなぐ . _ - / で書く"
    ),
    "Spell the name in 2 to 256 lower-case letters and digits, joined by . _ - and /.": (
        "名前を 2～256 文字の小文字の英数字と、間をつなぐ . _ - / だけにする"
    ),
    "A scheme in front, an empty part and a '/' at the end are refused.": (
        "先頭のスキーム、空の要素、末尾の '/' は拒否されます。"
    ),
    "Write the repository name in lower case, all of it.": "リポジトリ名をすべて小文字で書く",
    "Print the name that was passed: look for an empty variable or part, https:// in front, or a capital letter.": (
        "渡された名前を表示し、空の変数や部分、先頭の https://、大文字がないか確認"
    ),
    "Check whether a template lets a push create it.": "プッシュ時に作成するテンプレートがあるか確認",
    "a prefix that fits, or ROOT, with CREATE_ON_PUSH": "合うプレフィックスか ROOT (CREATE_ON_PUSH あり)",
    "a push creates the repository": "プッシュでリポジトリが作成される",
    "none that fits": "合うものなし",
    "no push creates it: create the repository first": "プッシュでは作成されない。先にリポジトリを作成",
    "Check that {image} is in {repository}.": "{repository}に{image}があるか確認",
    "An image can be deleted by hand or by a lifecycle policy.": (
        "イメージは、手作業やライフサイクルポリシーによって削除されていることがあります。"
    ),
    "an imageDigest": "imageDigest の値",
    "it is there: compare registry and region, and try again": "存在する。レジストリとリージョンを照合し、再試行",
    "a list": "一覧",
    "the newest tags: is the one you meant spelled otherwise?": "最新のタグ。目的のタグと綴りが違わないか確認",
    "Take the layer's digest from the manifest of an image that is there now.": (
        "レイヤーのダイジェストは、今あるイメージのマニフェストから取る"
    ),
    "If it was pushed a moment ago, try again: it may not be given everywhere yet.": (
        "プッシュの直後なら、少し待って再試行する (まだ届いていない可能性)"
    ),
    "A digest names one image alone, and the list of tags does not show it.": (
        "ダイジェストは 1 つのイメージだけを指します。タグの一覧には表示されません。"
    ),
    "Look the tag up at gallery.ecr.aws, below Image tags.": "タグを gallery.ecr.aws の Image tags で調べる",
    (
        "Anyone may ask for the manifest, and look the name up at https://gallery.ecr.aws. The ecr-public API shows "
        "your own registry only, so it calls everybody else's images missing."
    ): (
        "マニフェストは誰でもリクエストでき、名前も https://gallery.ecr.aws で誰でも調べられます。ecr-public の API は"
        "自分のレジストリしか参照しないため、他者のイメージはすべて存在しないと答えます。"
    ),
    "Subscribe to the product in AWS Marketplace.": "AWS Marketplace で製品をサブスクライブする",
    "The registry is in us-east-1 for every region, and an account may pull a product once it has subscribed.": (
        "このレジストリは、どのリージョンから使う場合も us-east-1 にあります。製品をサブスクライブしたアカウントだけが"
        "プルできます。"
    ),
    '"failures" with ImageNotFound': '"failures" に ImageNotFound',
    "no such image; these credentials may ask for images": "イメージがない (イメージの問い合わせは許可されている)",
    "In {region}, AWS has these images in {listed_accounts}.": (
        "{region} では {listed_accounts} にある AWS のイメージを使う"
    ),
    (
        "This is a registry of {owner}: only AWS can list its repositories or change its policies; you can only pull. "
        "In some regions these images are in another account."
    ): (
        "このレジストリの所有者は {owner} です。リポジトリの一覧の取得やポリシーの変更は AWS 以外にはできず、できるのは"
        "プルだけです。リージョンによっては、イメージは別のアカウントにあります。"
    ),
    "Compare account, region, name and tag with those that AWS documents.": (
        "アカウント、リージョン、名前、タグを AWS のドキュメントと比べる"
    ),
    "Check the media types of the manifest that was pushed.": "プッシュしたマニフェストのメディアタイプを確認",
    "a mediaType with index or manifest.list": "index か manifest.list を含む mediaType",
    "Lambda takes none: push one plain image": "Lambda は受け付けない。単一のイメージをプッシュ",
    "a mediaType with manifest.v1 or manifest.v2": "manifest.v1 か manifest.v2 を含む mediaType",
    "one image: its config or a layer is odd": "単一のイメージ。設定かレイヤーの種類が特殊",
    "Send the manifest byte for byte: another digest was asked for.": (
        "マニフェストを 1 バイトも変えずに送る (別のダイジェストが指定されていた)"
    ),
    "Attach it by a current client, in media types that ECR takes.": (
        "現行版のクライアントで、ECR が受け付けるメディアタイプを使って添付する"
    ),
    "Check that {image} is not archived.": "{image}がアーカイブされていないか確認",
    "An archived image answers a pull like a missing one until it is restored.": (
        "アーカイブ済みのイメージは、復元されるまで、存在しないイメージと同じ応答を返します。"
    ),
    '"failures" with ImageInaccessible': '"failures" に ImageInaccessible',
    "the image is archived: restore it": "イメージはアーカイブ済み。復元する",
    "the image is there and is not archived": "イメージは存在し、アーカイブされていない",
    "Check whose credentials pull the build's image.": "ビルドのイメージをプルする認証情報を確認",
    "the role beside it pulls: it needs the rights of a pull": "横に出るロールがプルする。プルのアクセス許可が必要",
    "CodeBuild pulls by itself: for another account's image set SERVICE_ROLE, else": (
        "CodeBuild 自身がプルする。別アカウントのイメージなら SERVICE_ROLE にし、同じアカウントなら許可を確認"
    ),
    "Set the project's imagePullCredentialsType to SERVICE_ROLE.": (
        "プロジェクトの imagePullCredentialsType を SERVICE_ROLE にする"
    ),
    "Ask again, for the registry's own words.": "レジストリの文言が出るように、もう一度試す",
    "these credentials may ask: what failed may have others, as an old login": (
        "この認証情報では取得できる。失敗したときは古いログインなど別の認証情報だった可能性がある"
    ),
    "these credentials may list: what failed may have others, as an old login": (
        "この認証情報では一覧を取得できる。失敗したときは古いログインなど別の認証情報だった可能性がある"
    ),
    '"layers" or "failures"': '"layers" または "failures"',
    "these credentials have the first right of a push": "この認証情報に、プッシュに最初に必要なアクセス許可がある",
    "apiVersion, name": "apiVersion と name",
    "the chart is there, and can be read from here": "チャートは存在し、ここから読める",
    "no such chart is there, or not in this version": "そのチャート、またはそのバージョンは存在しない",
    "a manifest": "マニフェスト",
    "the image is there, and its manifest can be read from here": "イメージは存在し、ここからマニフェストを読める",
    "manifest unknown, no such manifest": "manifest unknown または no such manifest",
    "no such image is there": "そのイメージは存在しない",
    "denied, has expired": "denied または has expired",
    "Check whether a lifecycle policy expires {image}.": "ライフサイクルポリシーが{image}を期限切れにするか確認",
    (
        "A lifecycle policy deletes images by age or by number, within a day; a rule for any tag counts those that are "
        "in use as well. An image that is deleted has to be pushed again."
    ): (
        "ライフサイクルポリシーは、経過時間か数でイメージを 1 日以内に削除します。すべてのタグを対象とするルールは、使"
        "用中のイメージも数えます。削除されたイメージは、もう一度プッシュする必要があります。"
    ),
    "rules": "ルール",
    "if one covers the image, narrow it, and push the image again": (
        "イメージが対象なら、ルールを絞り、イメージをもう一度プッシュ"
    ),
    "no such policy now: deleted, or never pushed": "今はポリシーなし。手動で削除されたか、プッシュされていない",
    "Find what on the way limits the size of a request, and raise that.": (
        "経路上でリクエストの大きさを制限しているものを探し、上限を上げる"
    ),
    "another issuer than Amazon": "Amazon 以外の発行者",
    "a proxy or gateway ends TLS: look for its limit": "プロキシかゲートウェイが TLS を終端している。その上限を確認",
    "no gateway ends TLS from here: was it here that failed?": (
        "ここからは TLS を終端するものはない。失敗したのはこのマシンか確認"
    ),
    "Read the policy that the text names.": "メッセージにあるポリシーを読む",
    "get-policy shows its default version, and get-policy-version the statements of that version.": (
        "get-policy でデフォルトバージョンが、get-policy-version でそのバージョンのステートメントが分かります。"
    ),
    "the version whose statements count": "有効なステートメントのバージョン",
    "the statements": "ステートメント",
    "look for a Deny of {action}, ecr:*, *, or NotAction without it; its Condition decides": (
        "{action}に当たる Deny を探す (名前、ecr:*、*、それを除いていない NotAction)。Condition を読む"
    ),
    "Log in where the program that failed keeps its login, as its user.": (
        "失敗したプログラムがログインを保存する場所で、そのユーザーとしてログインする"
    ),
    "Log in with a token of aws ecr-public: ECR Public takes no other.": (
        "aws ecr-public で取得したトークンでログインする (ECR Public はほかのトークンを受け付けない)"
    ),
    "Log in by one pipe, with a token of aws {ecr} for the registry's region.": (
        "1 つのパイプで、レジストリのリージョン用に aws {ecr} で取得したトークンでログインする"
    ),
    (
        "A token belongs to one region, and to ECR Public or to private registries. What prints to a terminal, as "
        "docker run -t does, changes it."
    ): (
        "トークンは 1 つのリージョンのもので、ECR Public かプライベートレジストリのどちらかのものです。docker run -t の"
        "ように端末に出力すると、トークンが変わります。"
    ),
    "try again": "再試行",
    "pipe that message into ecr-denied": "そのメッセージを ecr-denied に渡す",
    "ecr-login is set up: no login is needed": "ecr-login が設定されている。ログインは不要",
    "Log in to {host} as well: the login above is for {login_host}.": (
        "{host} にもログインする (上のログイン先は {login_host})"
    ),
    "Compare the host that was asked with the one logged in to: the login did not count.": (
        "リクエスト先のホストと、ログインしたホストを比べる。そのログインは使われなかった"
    ),
    (
        "A token belongs to one region, and a login is kept under the literal host, for the user and the configuration "
        "that it was made with: sudo, another container and another DOCKER_CONFIG see none of it."
    ): (
        "トークンは 1 つのリージョンのものであり、ログインはホスト名の文字列ごと、ログインしたユーザーと設定ごとに保存"
        "される。sudo、別のコンテナ、別の DOCKER_CONFIG からは見えない。"
    ),
    "Give the login and the client one user and one configuration, which no other job uses.": (
        "ログインとクライアントのユーザーと設定を同じにし、ほかのジョブと共有しない"
    ),
    (
        "The login that was made did not count: sudo, another container or step, and another DOCKER_CONFIG see none of "
        "it. A logout with the same config.json takes it away, as another job's at its end."
    ): (
        "行われたログインは有効ではありませんでした。sudo、別のコンテナやステップ、別の DOCKER_CONFIG からは見えませ"
        "ん。同じ config.json でのログアウト (別のジョブの終了時など) でも消えます。"
    ),
    "Log in to ECR Public: it allows more with a login.": "ECR Public にログインする (ログインすると上限が上がる)",
    "Log in in the job itself, before it pushes or pulls.": "プッシュやプルの前に、ジョブの中でログインする",
    (
        "A login on another machine changes nothing for a job. It belongs in a step before: amazon-ecr-login at "
        "GitHub, before_script at GitLab, pre_build in a buildspec. A token that the CI system keeps as a password "
        "lasts 12 hours."
    ): (
        "別のマシンでのログインは、ジョブには効きません。前のステップでログインします (GitHub では amazon-ecr-login、"
        "GitLab では before_script、buildspec では pre_build)。CI システムがパスワードとして保持するトークンは 12 時間"
        "で切れます。"
    ),
    "Check the cache rule's login at the upstream.": "プルスルーキャッシュルールのアップストリームへのログインを確認",
    (
        "The upstream registry refused the cache rule. validate-pull-through-cache-rule tries the login alone, for no "
        "image; put the rule's whole prefix into the command, which may hold a '/' or be ROOT."
    ): (
        "アップストリームレジストリが、キャッシュルールのリクエストを拒否しました。validate-pull-through-cache-rule が"
        "試すのはログインだけで、イメージは試しません。コマンドにはルールのプレフィックス全体を入れてください。'/' を含"
        "む場合や ROOT の場合もあります。"
    ),
    "the rule uses this secret: try its login": "ルールが使うシークレット。そのログインを試す",
    "no such prefix, and no ROOT": "合うプレフィックスも ROOT もなし",
    "no cache rule makes this repository": "このリポジトリを作るキャッシュルールはない",
    "renew the user name and token in the rule's secret": "ルールのシークレットのユーザー名とトークンを更新",
    "the login works; it may not read this image, or the path is wrong": (
        "ログインは有効。このイメージへのアクセス許可がないか、パスが誤り"
    ),
    "Load the image onto the node, or take imagePullPolicy: Never out of the pod.": (
        "イメージをノードに読み込むか、Pod の imagePullPolicy: Never を外す"
    ),
    "Read the request's errorMessage in CloudTrail.": "CloudTrail でリクエストの errorMessage を読む",
    "an event with errorMessage": "errorMessage のあるイベント",
    "it holds the words that the client dropped": "クライアントが省いた文言がある",
    "not recorded, or not yet: events take up to fifteen minutes": (
        "記録されないか、まだ記録されていない (反映に最大 15 分)"
    ),
    "Check the SCPs over the caller's account for {right}.": "呼び出し元のアカウントの SCP で{right}を確認",
    "Log in by get-login-password: get-login is gone.": "get-login は廃止されたため、get-login-password を使う",
    "The AWS CLI has aws ecr get-login up to version 1 alone, and docker login takes no -e any more.": (
        "aws ecr get-login があるのは AWS CLI のバージョン 1 までで、docker login の -e も廃止されています。"
    ),
    "Leave docker login out: this helper keeps no logins.": (
        "docker login を省く (このヘルパーはログイン情報を保存しない)"
    ),
    (
        "ecr-login is such a helper: it asks AWS itself at each push and pull. Where a script cannot leave the login "
        "out, AWS_ECR_IGNORE_CREDS_STORAGE=true makes the helper ignore it."
    ): (
        "ecr-login がその例で、プッシュやプルのたびに自分で AWS に問い合わせます。スクリプトからログインを省けない場合"
        "は、AWS_ECR_IGNORE_CREDS_STORAGE=true でログインが無視されます。"
    ),
    "Drop the login that the keychain holds, then log in.": "キーチェーンに残るログイン情報を削除し、ログインし直す",
    "The keychain holds a login for this host that the helper could not replace.": (
        "このホストのログイン情報がキーチェーンにあり、ヘルパーはそれを置き換えられませんでした。"
    ),
    "log in again": "もう一度ログイン",
    "delete this host's entry in Keychain Access, then log in": (
        "「キーチェーンアクセス」でこのホストの項目を削除してからログイン"
    ),
    "Check that {repository} exists.": "{repository}が存在するか確認",
    (
        "Name, region and account must all be those of the repository. Across accounts a missing one gets the same "
        "sentence as a missing grant, and only the registry's owner can look."
    ): (
        "名前、リージョン、アカウントのすべてが、そのリポジトリのものでなければなりません。クロスアカウントでは、存在し"
        "ないリポジトリに対しても、許可がないときと同じメッセージが返り、確認できるのはレジストリの所有者だけです。"
    ),
    "a similar name": "似た名前",
    "the name is misspelt": "名前の綴り間違い",
    "no similar name": "似た名前なし",
    "exactly this name": "まったく同じ名前",
    "it is there, and the name is right": "存在し、名前は正しい",
    "it is in your own account and region: was another asked?": (
        "自分のアカウントとリージョンにある。問い合わせ先が別でなかったか確認"
    ),
    "If it is your own, check that {meant} exists in ECR Public.": (
        "自分のものなら、{meant}が ECR Public に存在することを確認"
    ),
    "it is there: use its name alone": "存在する。名前だけを使う",
    "Check that repository {meant} exists.": "リポジトリ{meant}が存在するか確認",
    "Check your own registry of ECR Public: its alias, and {repository} there.": (
        "ECR Public の自分のレジストリで、エイリアスと{repository}を確認"
    ),
    "A push goes to a registry of your own account alone, and the alias in the address must be that one's.": (
        "プッシュ先になるのは自分のアカウントのレジストリだけで、URI のエイリアスもそのレジストリのものでなければなりま"
        "せん。"
    ),
    "another alias than in the address": "URI と違うエイリアス",
    "the address names somebody else's registry": "URI は他者のレジストリのもの",
    "the alias in the address": "URI のエイリアス",
    "the registry is right: compare the name": "レジストリは正しい。名前を照合",
    "Look the name up at gallery.ecr.aws.": "名前を gallery.ecr.aws で調べる",
    "Take the address that image_uris.retrieve gives.": "image_uris.retrieve が返す URI を使う",
    "If it is a chart, leave its name out of the address: helm adds it by itself.": (
        "チャートなら、アドレスからチャート名を除く (helm が付け加える)"
    ),
    "Check the host: account id, region, ending.": "ホストを確認 (アカウント ID、リージョン、末尾)",
    "NXDOMAIN, can't find": "NXDOMAIN または can't find",
    "the name exists": "その名前は存在する",
    "Give the action the host as {expected_host}, or take a newer version of it.": (
        "アクションに {expected_host} の形のホストを渡すか、新しいバージョンのアクションを使う"
    ),
    "Set the account id in front of {host}: a variable was empty.": "{host}の前のアカウント ID を設定する (変数が空)",
    "A registry's host begins with its account's id.": "レジストリのホストは、そのアカウントの ID で始まります。",
    "Leave https:// out: a host alone belongs there.": "https:// を外す (ここにはホストだけを書く)",
    "ECR Public has its API in us-east-1 and us-west-2 alone.": (
        "ECR Public の API があるのは us-east-1 と us-west-2 だけです。"
    ),
    "Use {meant_host} instead.": "{meant_host} を使う",
    "Compare the host with {api_host}, or for dual-stack {dual_stack_host}.": (
        "ホストを {api_host} (デュアルスタックなら {dual_stack_host}) と照合"
    ),
    "Compare {host} with {expected_host}: '.cn' is for the regions cn-* alone.": (
        "{host}を {expected_host} と比べる ('.cn' は cn-* のリージョンだけのもの)"
    ),
    "Compare {host} with {expected_host}.": "{host}を {expected_host} と比べる",
    "Check the region: {region} is none that is known here.": "リージョンを確認 ({region} は既知のリージョンではない)",
    "Log in without the helper, in a folder of its own.": "別のフォルダーを使い、ヘルパーなしでログインする",
    "helm takes docker's login then: drop it by docker logout": (
        "その場合、helm は docker のログインを使う。docker logout で削除"
    ),
    "Check whether a cache rule stands behind the name.": "名前に対応するプルスルーキャッシュルールがあるか確認",
    "a prefix that begins the name, or ROOT": "名前の先頭に合うプレフィックス、または ROOT",
    "Check whom {unassumed_role} trusts.": "{unassumed_role}の信頼ポリシーを確認",
    "Create an identity provider for the token's issuer in the role's account.": (
        "ロールのアカウントに、トークンの発行元の ID プロバイダーを作る"
    ),
    "the role whose trust policy counts": "信頼ポリシーを確認するロール",
    "Bootstrap that environment with --trust of the caller's account.": (
        "呼び出し元のアカウントを --trust に指定し、その環境をブートストラップし直す"
    ),
    "deploy again": "もう一度デプロイ",
    "Unset DOCKER_CONTENT_TRUST where this ran: ECR keeps no signatures of docker's.": (
        "実行した場所で DOCKER_CONTENT_TRUST を解除する (ECR は docker の署名を保存しない)"
    ),
    "pipe that line into ecr-denied": "その行を ecr-denied に渡す",
    "kept for an hour: read journalctl -u kubelet on the node": "保持は 1 時間。ノードで journalctl -u kubelet を読む",
    "Read the pod's events for the whole message.": "Pod のイベントでメッセージの全文を読む",
    "The function must be in the image's region: {region}.": "関数をイメージと同じリージョン ({region}) に置く",
    "Lambda takes an image from its own region alone, and not by a FIPS host.": (
        "Lambda が使えるイメージは、同じリージョンのものだけです。FIPS のホストは使えません。"
    ),
    "Check the RCPs over the registry's account for {right}.": "レジストリのアカウントの RCP で{right}を確認",
    "Write the name as {expected_host}/<repository>: host first, then a path.": (
        "名前を {expected_host}/<リポジトリ> と書く (先頭はホスト、次にパス)"
    ),
    "Update the engine that pulls: it is older than the image's manifest.": (
        "プルするエンジンを更新する (イメージのマニフェストより古い)"
    ),
    "An old docker or podman takes an OCI manifest for one of docker's first format.": (
        "古い docker や podman は、OCI マニフェストを docker の最初の形式のものとして扱います。"
    ),
    "a version from years ago": "何年も前のバージョン",
    "update it, and pull again": "更新して、もう一度プル",
    "a recent version": "最近のバージョン",
    "the image: ask whoever builds it for its media types": "イメージ側。ビルドした人にメディアタイプを確認",
    "Take kaniko 0.6 or later, or leave --cache-dir out: an older one looks there without a login.": (
        "kaniko 0.6 以降にするか、--cache-dir を外す (それより古いものは、そこではログインなしで問い合わせる)"
    ),
    "It asks the registry for the image's digest, and builds on without its cache where it gets none.": (
        "イメージのダイジェストをレジストリに問い合わせ、得られなければキャッシュなしでビルドを続けます。"
    ),
    "Use a client that speaks version 2 of the registry's protocol.": (
        "レジストリのプロトコルのバージョン 2 に対応したクライアントを使う"
    ),
    (
        "ECR speaks version 2 of the registry's protocol alone, and does not have the path that was asked for: the "
        "answer tells nothing of the repository."
    ): (
        "ECR が対応するのはレジストリのプロトコルのバージョン 2 だけで、問い合わせたパスは ECR にありません。この応答か"
        "らは、リポジトリについて何も分かりません。"
    ),
    "If this is a cache of Docker Hub, pull {library}.": "Docker Hub のキャッシュなら {library} をプルする",
    "Reach the layer bucket in S3 as well.": "S3 のレイヤーバケットまでの経路も確認",
    (
        "Layers come by a route of their own: from S3, or for ECR Public and some caches from CloudFront, where no "
        "endpoint of S3 helps."
    ): (
        "レイヤーは別の経路で届きます。配信元は S3 で、ECR Public と一部のキャッシュでは CloudFront です。CloudFront の"
        "経路に S3 のエンドポイントはありません。"
    ),
    "a status, no X-Amz-Cf-Id": "ステータスがあり X-Amz-Cf-Id がない",
    "a status with X-Amz-Cf-Id": "ステータスと X-Amz-Cf-Id がある",
    "reset, empty reply": "reset や empty reply",
    "Reach {layers} from the machine that failed.": "失敗したマシンから{layers}までの経路を確認",
    "Push the images of the index first, or one platform.": (
        "インデックスの各イメージを先に、または 1 つだけプッシュする"
    ),
    (
        "The manifest refers to images or layers that the repository does not hold. An engine with containerd's image "
        "store keeps the index of every platform, and the layers of the one that it pulled."
    ): (
        "マニフェストが参照するイメージかレイヤーが、リポジトリにありません。containerd のイメージストアを使うエンジン"
        "は、全プラットフォームのインデックスを持っていても、レイヤーはプルしたプラットフォームの分しか持っていません。"
    ),
    "a list alone is here: push each of its images, then the list": (
        "手元にあるのはリストだけ。その各イメージをプッシュしてから、リストをプッシュ"
    ),
    "the other platforms were not here: build them too": "ほかのプラットフォームは手元になかった。それらもビルド",
    "Check the caller's own policies for {right}.": "呼び出し元自身のポリシーで{right}を確認",
    "MatchedStatements names the Deny": "MatchedStatements で Deny を確認する",
    'no "explicitDeny"': '"explicitDeny" がない',
    "implicitDeny, no false/missing": "implicitDeny (AllowedBy... の false も MissingContextValues もない)",
    "its own policies do not allow it (across accounts, the repository's must too)": (
        "自身のポリシーでは許可されていない (アカウントが異なる場合、リポジトリポリシーの許可も必要)"
    ),
    '"...Details": its own deny': '"...Details" で自身が拒否',
    "the caller's own account does not allow it": "呼び出し元自身のアカウントで許可されていない",
    '"implicitDeny", no details': '"implicitDeny"、内訳なし',
    "proves nothing: the simulator does not know the owner's policy": "何も分からない。所有者のポリシーは考慮されない",
    '"AllowedBy...": false': '"AllowedBy..." が false',
    "that limit does not allow it": "その制限で許可されていない",
    "a name in MissingContextValues": "MissingContextValues に名前",
    "a Condition asks for it: give it by --context-entries": "Condition の求める値。--context-entries で渡す",
    "its own policies allow it: session, endpoint, registry are left": (
        "自身のポリシーでは許可されている。残る候補はセッションポリシー、VPC エンドポイントポリシー、レジストリポリシー"
    ),
    "no such user or role there, or its ARN has a path": "該当するユーザーやロールがないか、ARN にパスが必要",
    "another ARN than above": "上と異なる ARN",
    "Ask for the reason, before a policy is changed.": "ポリシーを変更する前に、拒否の理由を確認",
    "Check the policies of the role or user by which {requester} asks AWS.": (
        "{requester}が AWS へのリクエストに使うロールまたはユーザーのポリシーを確認"
    ),
    "Check the policies of the caller that sts get-caller-identity shows where it failed.": (
        "失敗した場所の sts get-caller-identity で分かる呼び出し元のポリシーを確認"
    ),
    "Check the policies of the role or user set in {requesters_role}.": (
        "{requesters_role}で設定されているロールまたはユーザーのポリシーを確認"
    ),
    "Find who called GetFederationToken: its policies count.": "GetFederationToken の呼び出し元を探す",
    "the policies of this user count, cut by the policy passed": (
        "このユーザーのポリシーが、渡されたポリシーの範囲で有効"
    ),
    "Use another role: cdk bootstrap sets what this one may do.": (
        "別のロールを使う。このロールのアクセス許可は cdk bootstrap が決める"
    ),
    (
        "Within one account an Allow in one of the policies is enough where nothing denies. Across accounts a right "
        "that is missing here can give the sentence about resource-based policies."
    ): (
        "同じアカウントの中では、拒否するものがなければ、どちらかのポリシーに Allow があれば十分です。クロスアカウント"
        "の場合は、ここでアクセス許可が足りないときも、リソースベースのポリシーについての文が返ることがあります。"
    ),
    "Check the secret's name, region, account and key.": "シークレットの名前、リージョン、アカウント、キーを確認",
    "none of such a name is in this account and region: create it": (
        "この名前のシークレットは、このアカウントとリージョンにない。作成する"
    ),
    "a KmsKeyId": "KmsKeyId あり",
    "ECR reads no secret with a key of your own: use aws/secretsmanager": (
        "ECR は独自のキーのシークレットを読めない。aws/secretsmanager を使用"
    ),
    "a Name without KmsKeyId": "KmsKeyId のない Name",
    "name and key fit: compare its ARN and policy": "名前とキーは正しい。ARN とポリシーを照合",
    "Push again without a proxy in between and with a current client.": (
        "プロキシなしで、現行版のクライアントでもう一度プッシュする"
    ),
    "Layer parts that are out of order or too small are refused; a proxy or a client's retry can cause that.": (
        "順序どおりでないレイヤーパートや、小さすぎるレイヤーパートは拒否されます。プロキシやクライアントの再試行で起こ"
        "ります。"
    ),
    "a proxy is used: its answer follows": "プロキシを使用中。その応答が続いて出る",
    "Push no empty layer or configuration: ECR takes none of zero bytes.": (
        "空のレイヤーや設定をプッシュしない (ECR は 0 バイトのものを受け付けない)"
    ),
    "The registry got no byte. An artifact often has a configuration of zero bytes.": (
        "レジストリには 1 バイトも届いていません。イメージ以外のアーティファクトの設定は、空であることがあります。"
    ),
    "Wait, retry, and look at AWS Health for ECR, ECR Public and S3.": (
        "待ってから再試行し、AWS Health で ECR、ECR Public、S3 のイベントを確認"
    ),
    "https://health.aws.amazon.com/health/status has the events of each region.": (
        "各リージョンのイベントは https://health.aws.amazon.com/health/status にあります。"
    ),
    "Look which login is stored, or which helper is named.": "保存済みのログイン情報か、設定されたヘルパーを確認",
    "credsStore, another name": "credsStore に別の名前",
    "it gives the login; ecr-login asks AWS, and takes no docker login": (
        "そのプログラムがログインを渡す。ecr-login は AWS に問い合わせ、docker login を使わない"
    ),
    "this file has no login and no helper for this host": "このファイルには、このホストのログインもヘルパーもない",
    "an error of AWS's": "AWS のエラー",
    "it did not run as this user, or keeps its cache elsewhere": (
        "このユーザーで実行されていないか、キャッシュの場所が別"
    ),
    "Put the helper on the PATH of what failed, or name none.": (
        "失敗した側の PATH にヘルパーを置くか、ヘルパーの指定を外す"
    ),
    (
        "Give the image as REPOSITORY:TAG without a '/', or with ECR's host: ecs-cli took what is before the '/' for a "
        "registry."
    ): (
        "イメージを '/' のない REPOSITORY:TAG か、ECR のホスト付きで指定する: ecs-cli は '/' の前をレジストリと解釈した"
    ),
    (
        "ecs-cli has the helper's code built in, and reads no config.json. It refused the host that it was given, and "
        "asked AWS for nothing."
    ): (
        "ecs-cli にはヘルパーのコードが組み込まれており、config.json は読まれない。渡されたホストを拒否し、AWS には何も"
        "問い合わせていない。"
    ),
    "Name this helper for ECR's hosts alone, as under credHelpers, and not as the helper of all.": (
        "このヘルパーを、すべてのホストではなく、ECR のホストに限って credHelpers などで指定する"
    ),
    (
        "The helper refused the host that it was asked for, and asked AWS for nothing. As credsStore it is asked for "
        "every host."
    ): (
        "ヘルパーは渡されたホストを拒否し、AWS には何もリクエストしていません。credsStore に指定すると、すべてのホスト"
        "について問い合わせを受けます。"
    ),
    "credsStore, this helper": "credsStore にこのヘルパー",
    "it is asked for every host: name it by host": "すべてのホストについて問い合わせを受ける。ホストごとに指定する",
    "no credsStore": "credsStore なし",
    "Install a credential provider that runs on the node: this one did not start.": (
        "ノードで動く認証情報プロバイダーを入れる (今のものは起動しなかった)"
    ),
    "Read what the kubelet's credential provider printed.": "kubelet の認証情報プロバイダーの出力を読む",
    "no such file, not found": "no such file、not found",
    "put the program where the kubelet looks": "kubelet が探す場所にプログラムを置く",
    "none failed: is one configured for this host?": "失敗したものはない。このホスト用に設定されているか確認",
    "Create {repository} if the name is right.": "名前が正しければ、{repository}を作成する",
    "it is there already: compare region and account": "すでに存在する。リージョンとアカウントを照合",
    (
        "No TLS connection came about, so nothing was asked of the registry: the certificate is not trusted, or a "
        "proxy or plain HTTP answers on that port. The issuer tells who answered; --insecure is for this look alone."
    ): (
        "TLS 接続が成立しなかったため、レジストリへの問い合わせは行われていません。証明書が信頼されていないか、そのポー"
        "トでプロキシまたは平文の HTTP が応答しています。発行者を見れば、誰が応答したのかが分かります。--insecure は、"
        "この確認のためだけのものです。"
    ),
    "a subject that is another host": "subject が別のホスト",
    "another issuer": "別の発行者",
    "issuer: ... Amazon, for this host": "issuer: ... Amazon (このホスト用)",
    "Find what leads {asked} to another host.": "{asked}を別のホストへ向けているものを探す",
    (
        "The certificate shown is another host's: a hosts file, DNS or a VPC endpoint of another region leads there, "
        "or a proxy answers. No clock is at fault."
    ): (
        "提示された証明書は別のホストのものです。hosts ファイル、DNS、別リージョンの VPC エンドポイントのどれかがそこへ"
        "向けているか、プロキシが応答しています。時計は原因ではありません。"
    ),
    "10., 172.16-31., 192.168.": "10.、172.16-31.、192.168.",
    "a VPC endpoint's, or a hosts file's, address": "VPC エンドポイントか hosts ファイルのアドレス",
    "a public address": "パブリックアドレス",
    "a hosts file, or a proxy: compare on another network": "hosts ファイルかプロキシ。別のネットワークで比べる",
    "Compare that machine's clock, then look who issued the certificate.": (
        "そのマシンの時計を確認し、次に証明書の発行者を確認"
    ),
    (
        "By that machine's clock the certificate is out of its time. A certificate of Amazon's is renewed before it "
        "ends; that of a proxy on the way may not be."
    ): (
        "そのマシンの時計では、証明書は有効期間を過ぎています。Amazon の証明書は期限の前に更新されますが、間にあるプロ"
        "キシの証明書は更新されていないことがあります。"
    ),
    "the clock there is wrong: set it": "そのマシンの時計が誤り。合わせる",
    "a proxy's certificate: whoever runs it renews it": "プロキシの証明書。その管理者が更新する",
    "Reach {asked} from the machine that failed.": "失敗したマシンから{asked}までの経路を確認",
    "a 5xx": "5xx のステータス",
    "Reach ECR's API from the machine that failed: it gives the token.": (
        "失敗したマシンから ECR の API までの経路を確認 (トークンはそこから出る)"
    ),
    "routes, no 0.0.0.0/0": "ルートはあるが 0.0.0.0/0 がない",
    "no pl-, no 0.0.0.0/0": "pl- も 0.0.0.0/0 もない",
    "update ca-certificates there, also in a container's image": (
        "そこで ca-certificates を更新する (コンテナのイメージ内も)"
    ),
    "Look where the routes of the task's subnet lead; if it has no table of its own ([]), the VPC's main table.": (
        "タスクのサブネットのルートのターゲットを確認 (独自のルートテーブルがない ([]) 場合は VPC のメインルートテーブ"
        "ル)"
    ),
    "Sign in to IAM Identity Center again.": "IAM Identity Center にサインインし直す",
    "The session of IAM Identity Center has ended, or was never begun. No AWS keys are to be renewed.": (
        "IAM Identity Center のセッションが終了したか、始まっていません。AWS のキーを更新する必要はありません。"
    ),
    "another profile has it: give that by --profile": "SSO は別のプロファイルにある。--profile で指定",
    "the way is open from here: was it here that failed, and by the same proxy?": (
        "ここからの経路は通じている。失敗したのもここからで、同じプロキシ経由か確認"
    ),
    "the service, or a proxy in between, is in trouble: wait": "サービスか、途中のプロキシに障害がある。待つ",
    "timed out, no servers": "timed out または no servers",
    "its resolver does not answer: see its network": "リゾルバーが応答しない。そのネットワークを確認",
    "igw- needs a public IP (Fargate: assignPublicIp ENABLED); [] means the VPC's main table": (
        "igw- ならパブリック IP が必要 (Fargate では assignPublicIp ENABLED)。[] なら VPC のメインルートテーブルが使わ"
        "れる"
    ),
    "Look at the DNS of its VPC: enableDnsSupport, and the DHCP options.": (
        "VPC の DNS (enableDnsSupport と DHCP オプション) を確認"
    ),
    "see security group and network ACL, 443; blackhole: that NAT is gone": (
        "セキュリティグループとネットワーク ACL の 443 を確認。blackhole なら、その NAT は存在しない"
    ),
    "Give the new repository its policy by a creation template.": (
        "作成テンプレートで、新しいリポジトリにポリシーを付ける"
    ),
    "create one, with a policy that lets the caller pull": "呼び出し元のプルを許可するポリシー付きで作成",
    "Drop the stored login for {host}.": "{host}の保存済みログイン情報を削除する",
    "ECR Public refuses an expired token even for images that anyone may pull without one.": (
        "ECR Public は、トークンなしで誰でもプルできるイメージでも、期限切れのトークンを拒否します。"
    ),
    "Check which platforms {image} was built for.": "{image}の対応プラットフォームを確認",
    (
        "What pulls may run on another platform than the image was built for; in ECS the task definition's "
        "runtimePlatform says what is asked for. The tag may also name another image than the one you meant."
    ): (
        "プルする側のプラットフォームが、イメージのものと異なる可能性があります。ECS のタスクが指定するプラットフォーム"
        "は、タスク定義の runtimePlatform で決まります。タグが、想定とは別のイメージを指している可能性もあります。"
    ),
    "pull one of these (--platform), or build the one that is missing": (
        "このいずれかをプルするか (--platform)、足りないものをビルド"
    ),
    "build the one that is missing, or run it on one of these": "足りないものをビルドするか、このいずれかの上で実行",
    "an attestation, not an image: ignore it": "イメージではなくアテステーション。無視してよい",
    "Read which images policy.json lets that machine pull.": (
        "そのマシンの policy.json がどのイメージのプルを許すかを確認"
    ),
    "let its registry in there: podman image trust set": "そこでこのレジストリを許可する (podman image trust set)",
    "signed, sigstoreSigned": "signed、sigstoreSigned",
    "sign the image with a key that is named there": "そこにある鍵でイメージに署名する",
    "another file is read: that of the user who pulled": "別のファイル (プルしたユーザーのもの) が読まれている",
    "Name ecr-login in /kaniko/.docker/config.json.": "/kaniko/.docker/config.json に ecr-login を指定する",
    "Check whether {tag} is already what you push.": "{tag}がすでに同じものを指しているか確認",
    "Push under a new tag, unless {tag} is already what you push.": (
        "{tag}がすでに同じものを指している場合を除き、新しいタグでプッシュする"
    ),
    "the digest you push, pushed a moment ago": "プッシュ中と同じダイジェスト (直前にプッシュ)",
    "another digest": "別のダイジェスト",
    "Let the step pass on ImageAlreadyExistsException: {tag} is this image.": (
        "ImageAlreadyExistsException ではステップを失敗させない ({tag}はすでにこのイメージ)"
    ),
    "these credentials may not look; that says nothing about the cause": (
        "この認証情報では参照できない。原因については何も分からない"
    ),
    "A service of AWS pulls by itself, and the repository's policy must let it in.": (
        "AWS のサービスが自らプルするため、リポジトリポリシーで許可する必要があります。"
    ),
    "The registry gave what it was asked for; the client cannot run what that is.": (
        "レジストリは求められたものを渡しましたが、クライアントはそれを実行できません。"
    ),
    "What arrived is not what its digest names: it was cut, a proxy changed it, or the disk was full.": (
        "届いたものがダイジェストの示すものと異なります。途中で切れたか、プロキシが書き換えたか、ディスクに空きがありま"
        "せんでした。"
    ),
    "see route or NAT, firewall, and the proxy that is set for what failed": (
        "ルートまたは NAT、ファイアウォール、失敗したプログラムに設定されたプロキシを確認"
    ),
    "Reach CloudFront as well: it gives the layers of ECR Public.": (
        "ECR Public のレイヤーを配信する CloudFront までの経路も確認"
    ),
    "none here: it is another account's, or no endpoint's address": (
        "ここにはない。別のアカウントのものか、エンドポイントのアドレスではない"
    ),
    (
        "The runner pulls a job's image before its script begins: a login in script: comes too late. A token in "
        "DOCKER_AUTH_CONFIG lasts twelve hours; ecr-login, named there for the host, asks AWS each time, and says in "
        "~/.ecr/log/ecr-login.log of the runner's user why it got none."
    ): (
        "ランナーは script の前にジョブのイメージをプルするため、script: でのログインでは間に合いません。"
        "DOCKER_AUTH_CONFIG のトークンは 12 時間で切れます。そこでホストに指定した ecr-login なら、毎回 AWS に問い合わ"
        "せます。取得できなかった理由は、ランナーのユーザーの ~/.ecr/log/ecr-login.log に記録されます。"
    ),
    (
        "The default, generic, takes a secret, and a token in it lasts twelve hours. With aws the source-controller "
        "asks by its own role, or by the node's."
    ): (
        "デフォルトの generic はシークレットを使い、その中のトークンは 12 時間で切れます。aws にすると、"
        "source-controller が自身のロールかノードのロールで問い合わせます。"
    ),
    "aws.ecr.getAuthorizationToken gives user and password. Without them docker's stored login counts.": (
        "ユーザー名とパスワードは aws.ecr.getAuthorizationToken で取得できます。指定がなければ、docker に保存されたログ"
        "イン情報が使われます。"
    ),
    (
        "The client node asks the job's auth, then the plug-in's auth.config and auth.helper: ecr-login there asks AWS "
        "with the credentials, the HOME and the PATH of the Nomad agent."
    ): (
        "クライアントノードは、ジョブの auth、プラグインの auth.config、auth.helper の順に調べます。auth.helper の "
        "ecr-login は、Nomad エージェントの認証情報、HOME、PATH で AWS に問い合わせます。"
    ),
    (
        "Such a program may ask by the role of its service account, by a secret that it is set up with, by the pull "
        "secrets of the pods that it watches, as Keel does, or by its node's role."
    ): (
        "このようなプログラムは、サービスアカウントのロール、設定されたシークレット、監視する Pod のプルシークレット "
        "(Keel の場合)、またはノードのロールでリクエストします。"
    ),
    (
        "Watchtower reads the config.json that is mounted into its container, where the helper has to be too. Where it "
        "got no token, look for a slip in the AWS_REGION that is set for it."
    ): (
        "Watchtower は、コンテナにマウントされた config.json を読みます。ヘルパーもそのコンテナに必要です。トークンを取"
        "得できなかった場合は、設定した AWS_REGION に誤りがないか確認してください。"
    ),
    "The ID comes last in ecr:REGION:ID, and is that of an AWS credential that the job's folder may use.": (
        "ecr:REGION:ID の末尾の ID は、ジョブのフォルダーで使える AWS 認証情報のものです。"
    ),
    "A script there (ext:) prints AWS: and a token; credsexpire has to be below the token's twelve hours.": (
        "スクリプト (ext:) は AWS: とトークンを出力します。credsexpire はトークンの 12 時間より短くします。"
    ),
    (
        "kaniko's image has the helper, which asks AWS by the role of the pod or instance: name it for {host} below "
        "credHelpers. For ECR Public the role needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken."
    ): (
        "kaniko のイメージにはヘルパーがあり、Pod またはインスタンスのロールで AWS に問い合わせます。credHelpers "
        "で{host}に指定してください。ECR Public では、そのロールに ecr-public:GetAuthorizationToken と "
        "sts:GetServiceBearerToken が必要です。"
    ),
    (
        "kaniko's image has the helper, which asks AWS by the role of the pod or instance: name it for {host} below "
        "credHelpers."
    ): (
        "kaniko のイメージにはヘルパーがあり、Pod またはインスタンスのロールで AWS に問い合わせます。credHelpers "
        "で{host}に指定してください。"
    ),
    (
        "Trivy reads docker's config.json, or TRIVY_USERNAME and TRIVY_PASSWORD. In a container it sees those of the "
        "container alone."
    ): (
        "Trivy は docker の config.json か、TRIVY_USERNAME と TRIVY_PASSWORD を読みます。コンテナ内では、そのコンテナの"
        "ものしか見えません。"
    ),
    (
        "IAM does not store it, but the event in CloudTrail that made the session shows it: in us-east-1 for the "
        "global endpoint of STS, else in the region of the endpoint used."
    ): (
        "IAM には保存されませんが、セッションを作成した CloudTrail のイベントで分かります。イベントは、STS のグローバル"
        "エンドポイントなら us-east-1、それ以外は使われたエンドポイントのリージョンにあります。"
    ),
    "it must allow {action}, and so must those of its userIdentity": (
        "{action} を許可している必要がある。userIdentity のユーザーのポリシーも同様"
    ),
    "it must allow {action} too, and not deny it": "ここでも {action} が許可され、拒否されていない必要がある",
    "proves nothing: another region, or another event of STS": (
        "何も言えない。別のリージョンか、STS の別のイベントの可能性がある"
    ),
    "Write the address as this program wants it: with https:// in front, or a host alone.": (
        "このプログラムが求める形で、https:// を付けるか、ホストだけのアドレスを書く"
    ),
    "CloudTrail keeps the words that the client dropped. Some VPC endpoint denials are not recorded.": (
        "CloudTrail には、クライアントが表示しなかった内容も残ります。VPC エンドポイントによる拒否の一部は記録されませ"
        "ん。"
    ),
    (
        "Service control policies over the caller's account and its parent units count; a denial worded as explicit "
        "may only be a missing Allow."
    ): (
        "呼び出し元のアカウントと、その上位の組織単位にあるサービスコントロールポリシーが適用されます。明示的な拒否と表"
        "示されても、Allow がないだけの可能性があります。"
    ),
    (
        "describe-policy each, and the parents': each level must allow {action}; read the Condition of a Deny (ecr:*, "
        "*, NotAction)"
    ): (
        "それぞれと親の describe-policy を見る。どの階層でも {action} の許可が必要。拒否 (ecr:*、*、NotAction) は "
        "Condition を読む"
    ),
    "Resource control policies over the registry's account and its parent units bind every caller of the registry.": (
        "レジストリのアカウントと、その上位の組織単位にあるリソースコントロールポリシーは、レジストリのすべての呼び出し"
        "元に適用されます。"
    ),
    (
        "Some clients drop the registry's words, and the answer to a HEAD has none. Who asks here need not be who was "
        "refused: a client keeps a login of its own."
    ): (
        "レジストリのメッセージを表示しないクライアントがあり、HEAD への応答には本文がありません。クライアントには自身"
        "のログイン情報が保存されているため、ここでリクエストする ID は、拒否された ID と同じとは限りません。"
    ),
    "this policy must allow {action} too, and not deny it: read it": (
        "このポリシーを読む。ここでも {action} が許可され、拒否されていない必要がある"
    ),
    "no such host: region or ending is misspelt, unless its DNS is at fault": (
        "そのようなホストはない。DNS の問題でなければ、リージョンか末尾の綴りが誤り"
    ),
    (
        "What answered takes no request of this size: mostly a proxy or a gateway, as nginx by client_max_body_size. "
        "ECR takes layers of 52,000 MiB."
    ): (
        "応答した相手は、このサイズのリクエストを受け付けません。多くはプロキシかゲートウェイです (nginx なら "
        "client_max_body_size)。ECR は 52,000 MiB のレイヤーまで受け付けます。"
    ),
    "its proxy: are address and port right?": "そのプロキシを使う。アドレスとポートが正しいか確認",
    "its DNS lacks the name: see resolver and VPC, or set a proxy there": (
        "その DNS に名前がない。リゾルバーと VPC を確認するか、そこでプロキシを設定"
    ),
    "its proxy: is the address right? It may want a login, or block this host": (
        "エンジンが使うプロキシ。アドレスは正しいか。ログインを求めるか、このホストを遮断している可能性もある"
    ),
    "a proxy in between: trust its root there (for the AWS CLI, AWS_CA_BUNDLE)": (
        "間にプロキシがある。そのルート証明書を信頼させる (AWS CLI は AWS_CA_BUNDLE)"
    ),
    (
        "Docker keeps a login under the literal host. The action amazon-ecr-login logs in to the registry of its own "
        "account: name any other account in its input registries."
    ): (
        "docker はログイン情報をホスト名ごとに保存します。アクション amazon-ecr-login は自身のアカウントのレジストリに"
        "ログインします。ほかのアカウントは、入力 registries に指定してください。"
    ),
    (
        "A login to ECR Public needs ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken, and takes no "
        "token of a private registry, which 'aws ecr' gives."
    ): (
        "ECR Public へのログインには、ecr-public:GetAuthorizationToken と sts:GetServiceBearerToken が必要です。'aws "
        "ecr' が返すプライベートレジストリのトークンは使えません。"
    ),
    (
        "A login counts for the user, the machine and the literal host that it was made for; a program that keeps a "
        "login in its settings needs the token there. A token lasts 12 hours and belongs to one region: an expired one "
        "can be refused as 'denied' or by a bare 403."
    ): (
        "ログインは、そのときのユーザーとマシンで、ホスト名の文字列に対してだけ有効です。ログインを設定に保存するプログ"
        "ラムでは、そこにトークンが必要です。トークンの有効期間は 12 時間で、1 つのリージョンのものです。期限切れのトー"
        "クンは、'denied' や 403 だけの応答で拒否されることがあります。"
    ),
    (
        "The client found no program of this name: it is not installed, or PATH lacks its folder, as that of a service "
        "or of a program of the desktop. It is named as credsStore or under credHelpers in the client's configuration. "
        "docker-credential-ecr-login is in the package amazon-ecr-credential-helper."
    ): (
        "クライアントはこの名前のプログラムを見つけられませんでした。インストールされていないか、サービスやデスクトップ"
        "のプログラムなどの PATH にそのフォルダーがありません。クライアントの設定の credsStore か credHelpers で指定さ"
        "れています。docker-credential-ecr-login はパッケージ amazon-ecr-credential-helper にあります。"
    ),
    (
        "There is no program under the path that the text names, or it is for another processor or C library. It asked "
        "AWS for nothing, so no role is at fault."
    ): (
        "メッセージにあるパスにプログラムがないか、別のプロセッサーまたは C ライブラリ向けのものです。AWS には何も問い"
        "合わせていないため、ロールに問題はありません。"
    ),
    (
        "The kubelet runs its provider by --image-credential-provider-config and --image-credential-provider-bin-dir; "
        "ecr-credential-provider asks AWS by the node's role."
    ): (
        "kubelet は --image-credential-provider-config と --image-credential-provider-bin-dir に従ってプロバイダーを実"
        "行します。ecr-credential-provider はノードのロールで AWS に問い合わせます。"
    ),
    (
        "The client asks the helper that is named for the host, or as credsStore; ecr-login keeps no login, asks AWS "
        "itself, and says in ~/.ecr/log/ecr-login.log why it got none. Jobs that share one config.json log each other "
        "out."
    ): (
        "クライアントは、ホストに指定されたヘルパーか、credsStore のヘルパーに問い合わせます。ecr-login はログイン情報"
        "を保存せず、自身で AWS に問い合わせます。トークンを取得できなかった理由は ~/.ecr/log/ecr-login.log に記録され"
        "ます。1 つの config.json を共有するジョブは、互いのログイン情報を消します。"
    ),
    (
        "The shell found no program aws, so docker login was given no password: it is not installed there, or PATH "
        "lacks its folder. The helper ecr-login and the login actions of CI systems need none."
    ): (
        "シェルで aws というプログラムが見つからず、docker login にパスワードが渡されませんでした。そこにインストールさ"
        "れていないか、PATH にそのフォルダーがありません。ヘルパー ecr-login や CI システムのログイン用アクションには不"
        "要です。"
    ),
    "Ask AWS for a token alone: the login got none.": "AWS にトークンだけを求める (ログインに渡されなかった)",
    (
        "What asks for the token printed none, or the program that failed asks by itself. The error of AWS is above, "
        "if it is kept."
    ): (
        "トークンを求めたコマンドは何も出力しなかったか、失敗したプログラムが自身で求めています。残っていれば、AWS のエ"
        "ラーがこれより前に表示されています。"
    ),
    (
        "docker keeps its logins in the keychain, which is locked where no user has signed in to the desktop, as over "
        "SSH or in a job."
    ): (
        "docker はログイン情報をキーチェーンに保存します。SSH 接続やジョブなど、デスクトップにサインインしたユーザーが"
        "いない環境では、キーチェーンはロックされています。"
    ),
    (
        "The container runtime pulls the image of a pod's sandbox by itself: neither the kubelet's credential provider "
        "nor a pull secret counts. It is pulled again where it was deleted, or another is named."
    ): (
        "Pod のサンドボックスイメージは、コンテナランタイムが自身でプルします。kubelet の認証情報プロバイダーもプルシー"
        "クレットも使われません。削除されたり、別のイメージが指定されたりすると、再びプルされます。"
    ),
    (
        "The AWS CLI takes --region too; another program has a setting of its own, or takes the region from the whole "
        "host of the registry."
    ): (
        "AWS CLI では --region でも指定できます。ほかのプログラムには独自の設定があるか、レジストリの完全なホスト名から"
        "リージョンを読み取ります。"
    ),
    (
        "They may have expired, or the key may be deleted, deactivated, or beside the session token or the secret of "
        "another. The credentials must be those of the process that failed, not of your shell."
    ): (
        "期限切れか、キーが削除または無効化されたか、別のキーのセッショントークンやシークレットと組み合わされている可能"
        "性があります。手元のシェルではなく、失敗したプロセスの認証情報を確認します。"
    ),
    (
        "On Fargate ephemeralStorage in the task definition gives up to 200 GiB. On EC2 the disk of the container "
        "instance is full: the agent removes old images only after hours."
    ): (
        "Fargate では、タスク定義の ephemeralStorage で 200 GiB まで増やせます。EC2 では、コンテナインスタンスのディス"
        "クがいっぱいです。エージェントが古いイメージを削除するのは数時間後です。"
    ),
    (
        "A step can go on after a build that failed, as post_build does in CodeBuild, and each job has an engine of "
        "its own."
    ): (
        "CodeBuild の post_build のように、ビルドが失敗しても続くステップがあります。また、エンジンはジョブごとに別で"
        "す。"
    ),
    "A push sends what the engine holds under exactly the name and tag given; no registry was asked.": (
        "プッシュでは、指定した名前とタグとまったく同じ名前でエンジンにあるイメージが送られます。レジストリには問い合わ"
        "せていません。"
    ),
    (
        "The layer had arrived: the cause is the machine's disk or engine, a lost part of an earlier pull, or, without "
        "root, too few ids in /etc/subuid. Else it is the image."
    ): (
        "レイヤーは届いていました。原因は、マシンのディスクかエンジン、以前のプルで欠けた部分、または root なしの場合"
        "は /etc/subuid の ID の不足です。そうでなければイメージです。"
    ),
    (
        "The machine that pulled rejects the image by its own policy. Podman, Buildah, Skopeo and CRI-O read "
        "~/.config/containers/policy.json, and without it /etc/containers/policy.json."
    ): (
        "プルしたマシンが、自身のポリシーでイメージを拒否しています。Podman、Buildah、Skopeo、CRI-O は "
        "~/.config/containers/policy.json を、なければ /etc/containers/policy.json を読みます。"
    ),
    (
        "With imagePullPolicy: Never the node must hold the image under exactly this name and tag, as kind load and "
        "minikube image load put it there."
    ): (
        "imagePullPolicy: Never では、この名前とタグのイメージがノードに必要です。kind load や minikube image load で読"
        "み込めます。"
    ),
    (
        "Members of the group docker may use its socket; a user who was added to it has to log in anew. By sudo other "
        "logins and AWS credentials count."
    ): (
        "グループ docker のメンバーはソケットを使えます。追加されたユーザーは、ログインし直す必要があります。sudo で実"
        "行すると、別のログインと AWS 認証情報が使われます。"
    ),
    (
        "Docker looked for signatures of its own, which a Notary server keeps; ECR is none. In ECR, sign with Notation "
        "or cosign."
    ): (
        "docker は、Notary サーバーにある独自の署名を探しましたが、ECR は Notary サーバーではありません。ECR では、"
        "Notation か cosign で署名します。"
    ),
    "The kubelet gives the reason after the name of the image: in this event or below it, else in an event before.": (
        "kubelet は、イメージの名前の後に理由を示します。このイベントかその下、なければ前のイベントにあります。"
    ),
    "No registry and no policy was at fault.": "レジストリにもポリシーにも問題はありません。",
    "100% of /var/lib/docker, /var/lib/containerd": "/var/lib/docker、/var/lib/containerd が 100%",
    (
        "An engine has proxy settings of its own, apart from those of a shell. ECR asks for no proxy's login: what "
        "does is a proxy or a gateway on the way."
    ): (
        "エンジンには、シェルとは別のプロキシ設定があります。ECR がプロキシのログインを求めることはなく、求めるのは途中"
        "のプロキシかゲートウェイです。"
    ),
    "Make room on the node's disk: it is full.": "ノードのディスクの空きを増やす (満杯)",
    "remove images there: crictl rmi --prune; or a larger disk": (
        "そこでイメージを削除 (crictl rmi --prune) するか、ディスクを大きくする"
    ),
    "room was made since, or inodes are out: df -i there": "その後空きができたか、inode の不足。そこで df -i を実行",
    "the machine itself was dialled: see its hosts file, DNS": "マシン自身に接続している。hosts ファイルと DNS を確認",
    "it is found now: was it here that failed, or did DNS fail for a while?": (
        "今は解決できる。失敗したのが別の場所か、DNS の一時的な障害"
    ),
    "delete some (private: by a lifecycle policy), or raise the quota": (
        "一部を削除する (プライベートならライフサイクルポリシーで) か、クォータを引き上げる"
    ),
    "blocked: see NAT, proxy, firewall, in its region a gateway endpoint": (
        "遮断されている。NAT、プロキシ、ファイアウォール、同じリージョンならゲートウェイエンドポイントを確認"
    ),
    "no way out: add NAT, or for a private registry VPC endpoints": (
        "外部への経路なし: NAT、またはプライベートレジストリなら VPC エンドポイントを追加"
    ),
    "cut: see proxy, firewall, VPN": "途中で切断されている。プロキシ、ファイアウォール、VPN を確認",
    "give or renew them: a profile, a role, keys": "認証情報を用意または更新する: プロファイル、ロール、アクセスキー",
    "give credentials or renew them: a profile, a role, keys": (
        "認証情報 (プロファイル、ロール、キー) を与えるか、更新する"
    ),
    "none: it is another policy": "セッションポリシーはない。別のポリシーが原因",
    "pull again: if it works, that was the cause": "もう一度プル。成功すれば、保存済みのログインが原因",
    "the way is open from here, any status": "ステータスにかかわらず、ここからの経路は通じている",
    "it does not know a host that it is named for: update it, or drop that": (
        "指定されたホストのどれかに対応していない。更新するか、そのホストを外す"
    ),
    "ecr-login, credsStore": "ecr-login か credsStore",
    "Read the log of ecr-login for the error of AWS.": "ecr-login のログで AWS のエラーを読む",
    "AWS_... variables count: renew or unset": "環境変数 AWS_... がプロファイルより優先される。更新するか削除",
    "the engine has none set: one is on the way, or set elsewhere": (
        "エンジンには設定されていない。経路の途中にあるか、ほかで設定されている"
    ),
    "DNS, a hosts file, another region's endpoint leads there": (
        "DNS、hosts ファイル、または別リージョンの VPC エンドポイントが別の場所を指している"
    ),
    "a public IP (assignPublicIp) and port 443 outward are needed": (
        "パブリック IP (assignPublicIp) と、ポート 443 のアウトバウンドの許可が必要"
    ),
    "make room there: see docker system df": "そこの空きを増やす。docker system df を確認",
    "an error": "エラー",
    "the registry's own words: pipe them into ecr-denied": "レジストリの文言なので、ecr-denied に渡す",
    "Downloaded newer image, up to date": "Downloaded newer image、up to date",
    "the call had no login, or pulled nothing": "呼び出しにログインがなかったか、プルしていない",
    "this host with a path, no /v2/": "パス付きのこのホスト (/v2/ 以外)",
    "it counts for images below that path alone": "そのパスより下のイメージにだけ使われる",
    "Downloaded newer image": "Downloaded newer image",
    "that machine: remove the image there, see its disk": (
        "失敗したマシンの問題。そこのイメージを削除し、ディスクを確認する"
    ),
    "a proxy or a filter answers in its place: let it pass": (
        "代わりにプロキシかフィルターが応答している。このホストを通す"
    ),
    "it is of upstreamRegistryUrl: is it there? A first pull needs CreateRepository, BatchImportUpstreamImage": (
        "取得元は upstreamRegistryUrl。そこにあるか確認。最初のプルには CreateRepository と BatchImportUpstreamImage が"
        "必要"
    ),
    "upstreamRegistryUrl must have it; a first pull needs CreateRepository, BatchImportUpstreamImage": (
        "upstreamRegistryUrl にイメージが必要。最初のプルには CreateRepository と BatchImportUpstreamImage が必要"
    ),
    "no policy, no policyArns": "policy も policyArns もない",
    "call it with a policy": "ポリシーを付けて呼び出す",
    "nothing, other hosts": "出力なし、別のホスト",
    "for this host and region, under 12 hours old?": "トークンがこのホストとリージョン用で、12 時間以内のものか",
    "its login was refused, or not used, as under sudo or in a job": (
        "そのログインが拒否されたか、使われなかった (sudo の場合やジョブなど)"
    ),
    "A bootstrap makes the repository of this name, with the roles that publish to it.": (
        "この名前のリポジトリと、そこに公開するロールは、ブートストラップが作成します。"
    ),
    "ECR looks a name up in one account and region: the caller's own, unless --registry-id names another.": (
        "ECR が名前を探すのは 1 つのアカウントとリージョンの中だけで、--registry-id の指定がなければ呼び出し元自身のア"
        "カウントです。"
    ),
    "a VPC endpoint's or a proxy's address: see its port 443": (
        "VPC エンドポイントかプロキシのアドレス。そのポート 443 を確認"
    ),
    "Wait, or raise the limit at the upstream: it is none of ECR's.": (
        "時間を置くか、アップストリームで上限を引き上げる (ECR の制限ではない)"
    ),
    "it is there now: go on": "今は存在する。次へ",
    "a stale login is stored: docker logout {host}": "古いログインが保存されている: docker logout {host}",
    "another region or account, or nothing made it yet": "別のリージョンかアカウント、またはまだ作成されていない",
    (
        "This reason is known from calls across accounts alone, where a missing repository gets the same sentence as a "
        "missing grant. {accounts}"
    ): (
        "この理由が返るのは、クロスアカウントの呼び出しだけです。その場合、リポジトリがないときも、許可がないときも、同"
        "じ文が返ります。{accounts}"
    ),
    "Only a template with CREATE_ON_PUSH and a matching prefix makes a push create its repository.": (
        "プッシュでリポジトリが作成されるのは、プレフィックスが一致し、CREATE_ON_PUSH が指定されたテンプレートがある場"
        "合だけです。"
    ),
    "the Account meant": "目的の Account",
    (
        "Through a cache rule an official image needs its 'library/', which docker adds for Docker Hub alone; any "
        "other image has none."
    ): (
        "キャッシュルール経由では、公式イメージに 'library/' が必要です。docker がこれを補うのは Docker Hub に対してだ"
        "けです。ほかのイメージには付きません。"
    ),
    "other keys came first: options, environment, profile": (
        "ほかの認証情報が先に使われている (オプション、環境変数、プロファイルの順)"
    ),
    "never pushed, deleted, archived, or not replicated or cached yet": (
        "プッシュされていない、削除済み、アーカイブ済み、またはレプリケーションかキャッシュがまだ"
    ),
    "restore it, or push it again": "復元するか、もう一度プッシュする",
    "A push that succeeded and is tried again finds its own tag taken.": (
        "成功したプッシュを再試行すると、自身が付けたタグと衝突します。"
    ),
    "an earlier try pushed it: nothing is left": "前の試行でプッシュ済み。残りの作業はない",
    "The name was refused before anything was looked up: it breaks the rules for names.": (
        "名前が規則に合わないため、何も検索されませんでした。"
    ),
    (
        "A tag has at most 128 characters, and starts with a letter, a digit or '_'; a '+' from a version such as "
        "1.2.0+build is refused. A variable left empty in the image reference gives the same words."
    ): (
        "タグは最大 128 文字で、英数字か '_' で始まります。1.2.0+build のようなバージョンの '+' は拒否されます。イメー"
        "ジ名の中の変数が空のときも、同じ文が返ります。"
    ),
    "A '+' from a version such as 1.2.0+build is refused; helm puts '_' in its place.": (
        "1.2.0+build のようなバージョンの '+' は拒否されます。helm は代わりに '_' を使います。"
    ),
    "Where the host is not first, or no path comes after it, docker asks Docker Hub.": (
        "ホストが先頭にないか、その後にパスがないと、docker は Docker Hub に問い合わせます。"
    ),
    (
        "KMS refused, not ECR: pushes and pulls use the grant that the creator of the repository made. A key that is "
        "disabled or about to be deleted is refused as well."
    ): (
        "拒否したのは ECR ではなく KMS です。プッシュとプルには、リポジトリの作成者が作った許可 (grant) が使われます。"
        "無効なキーや削除予定のキーも拒否されます。"
    ),
    "A full refusal names caller, action and kind of policy.": (
        "拒否の全文には、呼び出し元、アクション、ポリシーの種類が示されます。"
    ),
    "another policy denies, or by a Condition, as on MFA or the address": (
        "別のポリシーか、MFA や送信元 IP アドレスなどの Condition が拒否している"
    ),
    "another policy denies, or a Condition, as on MFA or source address": (
        "別のポリシーか、MFA や送信元 IP アドレスなどの Condition が拒否している"
    ),
    "A federated user has no permissions at all where GetFederationToken was called without a policy.": (
        "ポリシーを渡さずに GetFederationToken を呼び出した場合、フェデレーションユーザーには何のアクセス許可もありませ"
        "ん。"
    ),
    "The template of the bootstrap sets what this role may do: nothing that was added by hand is in it.": (
        "このロールのアクセス許可はブートストラップのテンプレートが決めます。手で追加したものは含まれません。"
    ),
    "The caller needs sts:AssumeRole on the role, and the role has to trust the caller.": (
        "呼び出し元にはロールに対する sts:AssumeRole が、ロールには呼び出し元への信頼が必要です。"
    ),
    "Calls of the API go by the endpoint ecr.api, docker's requests by ecr.dkr, layers by s3.": (
        "API の呼び出しは ecr.api、docker のリクエストは ecr.dkr、レイヤーは s3 を通ります。"
    ),
    (
        "STS finds the provider by the issuer's URL, in the account of the role's ARN: check that this account was "
        "meant. Each EKS cluster has an issuer of its own."
    ): (
        "STS は、ロールの ARN のアカウントで、発行者の URL を使ってプロバイダーを探します。そのアカウントで正しいか確認"
        "してください。発行者は EKS クラスターごとに異なります。"
    ),
    "Only a principal that its trust policy names can assume a role.": (
        "ロールを引き受けられるのは、信頼ポリシーに指定されたプリンシパルだけです。"
    ),
    "it is not trusted": "信頼されていない",
    "compare provider, aud and sub with the token's": "プロバイダー、aud、sub をトークンのものと比べる",
    "cdk bootstrap makes the role and its trust policy, so a change by hand lasts until the next one.": (
        "このロールと信頼ポリシーは cdk bootstrap が作るため、手で変えても次の実行で元に戻ります。"
    ),
    "it lets no one in": "ほかのアカウントは許可されていない",
    "it is not let in": "許可されていない",
    "The repository that a cache rule makes has no policy, so that other accounts may not pull from it.": (
        "キャッシュルールが作成したリポジトリにはポリシーがないため、ほかのアカウントはプルできません。"
    ),
    "a prefix that fits, or ROOT": "一致するプレフィックスか ROOT",
    "its policy must let the caller pull": "そのポリシーで呼び出し元のプルを許可する必要がある",
    "it lets no one else in": "ほかの誰にもアクセスが許可されていない",
    "read its Condition, and a Deny there": "Condition と、そこにある Deny を確認",
    (
        "Across accounts both sides must allow, within one account either side; a service of AWS that pulls by itself "
        "has this side alone. A principal that ends in :root is the whole account. AWS's cross-account push example "
        "lacks ecr:BatchGetImage, which newer clients need."
    ): (
        "クロスアカウントの場合は両方の許可が、同じアカウントの中ではどちらかの許可が必要です。AWS のサービスが自身でプ"
        "ルする場合は、こちらの許可だけが対象です。:root で終わるプリンシパルは、アカウント全体を指します。AWS のクロス"
        "アカウントのプッシュの例には、新しいクライアントに必要な ecr:BatchGetImage がありません。"
    ),
    "Some programs ask to create the repository each time, whether it is there or not.": (
        "リポジトリの有無にかかわらず、毎回作成をリクエストするプログラムがあります。"
    ),
    (
        "Access keys alone carry no MFA. A session of aws sts get-session-token does, and so does a token of docker "
        "that is got with it."
    ): (
        "アクセスキーだけでは MFA を使ったことになりません。aws sts get-session-token のセッションなら MFA を使ったこと"
        "になり、それで取得した docker のトークンも同様です。"
    ),
    "aws sts get-session-token --serial-number ARN --token-code CODE, then log in again": (
        "aws sts get-session-token --serial-number ARN --token-code CODE を実行し、ログインし直す"
    ),
    (
        "CodeBuild pulls the image of a build by itself or by the project's role. By itself it pulls from its own "
        "account alone: across accounts the role has to pull."
    ): (
        "CodeBuild は、CodeBuild 自身かプロジェクトのロールで、ビルドのイメージをプルします。CodeBuild 自身がプルできる"
        "のは同じアカウントからだけで、クロスアカウントの場合はロールでプルする必要があります。"
    ),
    "Trying 10., 172.16-31., 192.168.": "Trying 10.、172.16-31.、192.168.",
    (
        "A limit that is reached may come as 'denied', or as a bare 403; a push over the quota fails at its end, with "
        "the manifest. Archived images may count, and the command may not show them."
    ): (
        "上限に達したことは、'denied' や 403 だけの応答として返ることがあります。クォータを超えるプッシュは、最後のマニ"
        "フェストで失敗します。アーカイブ済みのイメージも数に入る可能性がありますが、コマンドには表示されないことがあり"
        "ます。"
    ),
    (
        "A secret counts in its own namespace alone; the kubelet went on without it, by the role of the node. Where "
        "that role may pull, take the secret's name out of the pod."
    ): (
        "シークレットは自身の名前空間でだけ有効です。kubelet はシークレットなしで、ノードのロールを使って続行しました。"
        "そのロールでプルできるなら、Pod からシークレットの名前を外してください。"
    ),
    "Something must renew such a secret every few hours; a login of yours changes nothing for it.": (
        "このようなシークレットは数時間ごとに更新する必要があり、手元でログインしても変わりません。"
    ),
    "The action reads the region out of the registry's host, and found none there.": (
        "アクションはレジストリのホストからリージョンを読み取りますが、見つけられませんでした。"
    ),
    (
        "A registry's host holds the account id without hyphens, the region and not its availability zone, and the "
        "ending of its partition, as '.cn' in China. AWS lists FIPS hosts of ECR in the US alone."
    ): (
        "レジストリのホストには、ハイフンのないアカウント ID、アベイラビリティーゾーンではなくリージョン、中国の '.cn' "
        "のようなパーティションごとの末尾が入ります。AWS の一覧では、ECR の FIPS ホストがあるのは米国だけです。"
    ),
    (
        "A region that is not enabled refuses valid credentials; one that came later also refuses a token of the "
        "global endpoint of STS. get-caller-identity succeeds in both cases."
    ): (
        "有効になっていないリージョンは、有効な認証情報も拒否します。後から追加されたリージョンは、STS のグローバルエン"
        "ドポイントのトークンも拒否します。どちらの場合も get-caller-identity は成功します。"
    ),
    "Join steps of the Dockerfile, or copy the result into a new stage (FROM); cut an artifact into larger parts.": (
        "Dockerfile の手順をまとめるか、結果を新しいステージ (FROM) にコピーします。アーティファクトなら、より大きな単"
        "位に分けます。"
    ),
    "it is about an image: pull that, or push it without attestations": (
        "イメージに付くもの。イメージをプルするか、アテステーションなしでもう一度プッシュ"
    ),
    (
        "The secret of a cache rule must be in the account and region of the rule, with a name that begins with "
        "'ecr-pullthroughcache/' and the key aws/secretsmanager."
    ): (
        "キャッシュルールのシークレットは、ルールと同じアカウントとリージョンにあり、名前が 'ecr-pullthroughcache/' で"
        "始まり、aws/secretsmanager で暗号化されている必要があります。"
    ),
    "The system refused it before anything was sent. A rule of iptables that drops shows as a time-out.": (
        "何も送信しないうちにシステムが拒否しました。iptables の DROP ルールなら、タイムアウトになります。"
    ),
    "The data limit counts bytes per address: the same pull fails again.": (
        "データ量の上限はアドレスごとのバイト数で数えられるため、同じプルはまた失敗します。"
    ),
    "ECR Public counts per address that pulls without a login, and allows far more with a login.": (
        "ECR Public は、ログインせずにプルするアドレスごとに数え、ログインすればはるかに多く許可します。"
    ),
    "In the SageMaker Python SDK, image_uris.retrieve gives the address of an image for a region.": (
        "SageMaker Python SDK では、image_uris.retrieve がリージョンごとのイメージのアドレスを返します。"
    ),
    "what was refused used other credentials: were they meant?": (
        "拒否されたリクエストでは別の認証情報が使われた。それで正しいか"
    ),
    "if tags may not change, push under a new one (a chart: a new version)": (
        "タグを変更できないなら、新しいタグでプッシュ (チャートはバージョンを上げる)"
    ),
    "read its Condition: it may be the cause": "Condition を確認。これが原因かもしれない",
    "name the registry meant, or use a profile or a role of its account": (
        "目的のレジストリを指定するか、そのアカウントのプロファイルかロールを使う"
    ),
    "simulate with it: the role has a path; change it in Identity Center, not in IAM": (
        "この ARN でシミュレートする (ロールにパスがある)。変更は IAM ではなく Identity Center で行う"
    ),
    "compare its Condition: sts:ExternalId, MFA": "Condition を比べる: sts:ExternalId、MFA",
    "a person registers one first; a program has none: leave it out of the Deny": (
        "人ならまず登録する。プログラムにはないので、Deny から外す"
    ),
    "the role has a path: use this ARN, wherever it is named": (
        "ロールにパスがある。ロールを指定する所ではこの ARN を使う"
    ),
    "no secret there: the node's own login counts": "シークレットはない。ノード自身のログインが使われる",
    "Find out what gives the kubelet its login.": "kubelet が何でログインしているかを確認",
    (
        "The text does not tell where this kubelet runs. Outside AWS a node usually has no role: the login comes from "
        "a pull secret, from what renews one, or from a file on the node."
    ): (
        "この kubelet がどこで動いているかは示されていません。AWS の外のノードには、通常ロールがありません。ログイン"
        "は、プルシークレット、それを更新する仕組み、またはノード上のファイルから得られます。"
    ),
    "a credential provider, as on EKS": "認証情報プロバイダー (EKS など)",
    "its role or its keys must allow a pull": "そのロールかキーにプルの許可が必要",
    "it may have failed, or not know this host": "失敗しているか、このホストを知らない可能性がある",
    "a pull secret of the pod": "Pod のプルシークレット",
    "in its namespace, for this host and region, under 12 hours old?": (
        "その名前空間にあり、トークンがこのホストとリージョン用で、12 時間以内のものか"
    ),
    "in its namespace, for this host, its token newer than 12 hours?": (
        "その名前空間にあり、このホスト用で、トークンが 12 時間以内のものか"
    ),
    "an addon or a job that renews a secret": "シークレットを更新するアドオンかジョブ",
    "it may be late, or have failed": "更新が遅れているか、失敗している可能性がある",
    "a file on the node, as registries.yaml": "ノード上のファイル (registries.yaml など)",
    "Look whether what renews the pull secret works.": "プルシークレットを更新する仕組みが動いているか確認",
    "What renews a secret needs AWS credentials of its own, and has to come before twelve hours are over.": (
        "シークレットを更新する仕組みには、それ自身の AWS 認証情報が必要です。12 時間以内に更新する必要があります。"
    ),
    "a line": "行がある",
    "read its log: when did it last renew, and what did AWS answer?": "そのログで、最後の更新と AWS の応答を確認",
    (
        "A password in registries.yaml of K3s and RKE2, in containerd's configuration or in the kubelet's config.json "
        "is a token of ECR's: it lasts twelve hours. A credential provider renews it by itself."
    ): (
        "K3s や RKE2 の registries.yaml、containerd の設定、kubelet の config.json にあるパスワードは ECR のトークン"
        "で、12 時間有効です。認証情報プロバイダーなら自動で更新されます。"
    ),
    "a file": "ファイルがある",
    "does it hold a password or a token? Renew that": "パスワードかトークンがあれば更新する",
    "nothing, No such file": "出力なし、または No such file",
    "none of these files holds a login for this host": "これらのファイルに、このホストのログインはない",
    "The job's image is pulled before any step: a login in a step comes too late. A token lasts twelve hours.": (
        "ジョブのイメージはどのステップよりも前にプルされるため、ステップでのログインでは間に合いません。トークンは 12 "
        "時間で切れます。"
    ),
    (
        "It asks with a login or AWS credentials of its own: those of a shell need not count there. A token that is "
        "kept as a password lasts twelve hours."
    ): (
        "このプログラムは自身のログイン情報か AWS 認証情報で問い合わせるため、シェルのものが使われるとは限りません。パ"
        "スワードとして保存したトークンは 12 時間で切れます。"
    ),
    (
        "The reason may be in the message, or in the log around it, where a console, a mask or a copy cut it off, and "
        "about the local machine or engine: the image, the disk, the daemon."
    ): (
        "理由は、メッセージにあるか、コンソールの表示幅、マスク、コピーの範囲のために欠けていて、前後のログにあるかもし"
        "れません。手元のマシンやエンジン (イメージ、ディスク、デーモン) の問題のこともあります。"
    ),
    "no Deny for any of them": "そのどれに対する Deny もない",
    "the Deny is in another policy": "Deny は別のポリシーにある",
    "exec format error": "exec format error",
    "SERVFAIL": "SERVFAIL",
    "its resolver answers, and could not look it up: see what it forwards to": (
        "リゾルバーは応答するが、名前を解決できない。転送先を確認"
    ),
    (
        "An endpoint of the provider Aws ECR keeps an access key, or takes the role of its host, and gets tokens by "
        "itself. In one of the provider Docker Registry a token is kept as the password: it lasts twelve hours."
    ): (
        "プロバイダーが Aws ECR のエンドポイントは、アクセスキーを保存するかホストのロールを使い、トークンを自分で取得"
        "します。Docker Registry のエンドポイントでは、パスワードとして保存したトークンは 12 時間で切れます。"
    ),
    (
        "Concourse reads no login of docker's: its source has aws_access_key_id and aws_secret_access_key, or "
        "aws_role_arn, beside aws_region. A token as its password lasts twelve hours."
    ): (
        "Concourse は docker のログインを読みません。source に aws_region と、aws_access_key_id と "
        "aws_secret_access_key、または aws_role_arn を指定します。パスワードとして指定したトークンは 12 時間で切れま"
        "す。"
    ),
    "Give ctr a fresh token by --user: it reads no login of docker's.": (
        "--user で ctr に新しいトークンを渡す (docker のログインは読まれない)"
    ),
    (
        "ctr reads neither docker's logins nor those of the kubelet. The option --namespace k8s.io is for images that "
        "the kubelet uses."
    ): (
        "ctr は docker のログインも kubelet のログインも読みません。--namespace k8s.io は kubelet が使うイメージのため"
        "のオプションです。"
    ),
    "Give crictl a fresh token by --creds: it has no login of the kubelet's.": (
        "--creds で crictl に新しいトークンを渡す (kubelet のログインは使われない)"
    ),
    (
        "Without the option the login of the container runtime itself counts, if its configuration has one. It tells "
        "nothing of what the kubelet gets."
    ): (
        "このオプションがなければ、コンテナランタイムの設定にあるログインが使われます。kubelet が得るログインについては"
        "何も分かりません。"
    ),
    "these credentials may: the token was missing, or old": "この認証情報で実行できる。トークンがなかったか、古かった",
    "another failure, or 403": "別のエラー、または 403",
    "the token is not all: pipe that into ecr-denied": "トークンだけの問題ではない。その出力を ecr-denied に渡す",
    "no error": "エラーがない",
    "Look at the template by which this push was to create {repository}.": (
        "このプッシュで{repository}を作成するはずのテンプレートを確認する"
    ),
    (
        "The repository is not there, and a template with CREATE_ON_PUSH lets a push create it. Once it is there, a "
        "push needs neither template nor ecr:CreateRepository."
    ): (
        "リポジトリがまだなく、CREATE_ON_PUSH のテンプレートがあればプッシュで作成されます。リポジトリができた後のプッ"
        "シュには、テンプレートも ecr:CreateRepository も必要ありません。"
    ),
    "ECR creates by this role: it needs ecr:CreateRepository": (
        "ECR はこのロールで作成する。ecr:CreateRepository が必要"
    ),
    "none that fits has customRoleArn": "合うテンプレートに customRoleArn がない",
    "whom the refusal names needs the right": "エラーに出ているプリンシパルにアクセス許可が必要",
    "The role that the service was given has to be allowed a pull: your own rights play no part.": (
        "サービスに渡したロールに、プルのアクセス許可が必要です。自分のアクセス許可は関係しません。"
    ),
    "its own policies do not allow it; {pull_policy} allows it and a pull": (
        "自身のポリシーでは許可されていない。{pull_policy} はこのアクションとプルを許可する"
    ),
    "none by IRSA; EKS Pod Identity leaves none": "IRSA のロールはない。EKS Pod Identity はアノテーションを残さない",
    "none by EKS Pod Identity either: its node's role is used": (
        "EKS Pod Identity のロールもない。ノードのロールが使われる"
    ),
    (
        "On EKS the node's role counts (on Fargate the pod execution role) or an imagePullSecret, on EC2 the instance "
        "profile, in ECS the task execution role. Your own login does not count there, nor does the role of a pod's "
        "service account."
    ): (
        "使われるのは、EKS ではノードのロール (Fargate では Pod 実行ロール) か imagePullSecret、EC2 ではインスタンスプ"
        "ロファイル、ECS ではタスク実行ロールです。あなた自身のログインや、Pod のサービスアカウントのロールは使われませ"
        "ん。"
    ),
    "its role pulls; aws iam get-instance-profile names it": (
        "そのロールがプルする。ロール名は aws iam get-instance-profile で分かる"
    ),
    "no such instance in this account and region, or it has no role": (
        "このアカウントとリージョンにそのインスタンスがないか、ロールがない"
    ),
    (
        "A file without an entry below auths lets docker take the store of the system: osxkeychain, wincred, pass or "
        "secretservice. With --config docker has no contexts and plugins of the usual folder."
    ): (
        "auths の下に項目がないファイルでは、docker はシステムの保存先 (osxkeychain、wincred、pass、secretservice) を使"
        "います。--config を付けると、通常のフォルダーにあるコンテキストとプラグインは使えません。"
    ),
    (
        "A firewall of the machine that rejects, as firewalld does, says 'no route to host' at once; a host in its own "
        "subnet that does not answer ARP gives it after seconds. A security group drops, and never says it."
    ): (
        "firewalld のように拒否を返すマシンのファイアウォールでは、すぐに 'no route to host' になります。同じサブネット"
        "のホストが ARP に応答しなければ、数秒後にそうなります。セキュリティグループはパケットを破棄するだけで、この文"
        "にはなりません。"
    ),
    (
        "A gateway endpoint of S3 serves its own region alone. Across regions a NAT gateway leads there, or interface "
        "endpoints of that region for ecr.api, ecr.dkr and s3."
    ): (
        "S3 のゲートウェイエンドポイントは同じリージョンでしか使えません。別のリージョンへは、NAT ゲートウェイか、その"
        "リージョンの ecr.api、ecr.dkr、s3 のインターフェイスエンドポイントで接続します。"
    ),
    "Repositories count per account and region. The quota can be raised.": (
        "リポジトリの数は、アカウントとリージョンごとに数えられます。このクォータは引き上げられます。"
    ),
    "Reach {asked} from the machine that failed: a request failed before, unprinted.": (
        "失敗したマシンから{asked}までの経路を確認 (出力されていないリクエストが先に失敗した)"
    ),
    "Ask ECR by its own host: its certificate does not name {asked}.": (
        "ECR 本来のホストに接続する (証明書に{asked}はない)"
    ),
    "Check that its subnet has a way to S3: NAT, or in the same region a gateway endpoint.": (
        "サブネットから S3 への経路 (NAT、同じリージョンならゲートウェイエンドポイント) を確認"
    ),
    "Push again; if it is cut each time, look at proxy, firewall and VPN.": (
        "もう一度プッシュし、毎回切れるときはプロキシ、ファイアウォール、VPN を調べる"
    ),
    "Push again: layers that arrived are not sent again.": "もう一度プッシュする (届いたレイヤーは再送されない)",
    "Pull with a login, by a pull secret, or through a cache rule for ECR Public.": (
        "プルシークレットでログインしてプルするか、ECR Public のプルスルーキャッシュルール経由でプルする"
    ),
    "ECR and its layer stores speak TLS alone. A proxy, a hosts file or a mirror answers in their place.": (
        "ECR とそのレイヤーの保存先は TLS しか使いません。代わりにプロキシ、hosts ファイルの示す先、またはミラーが応答"
        "しています。"
    ),
    (
        "ECR signs the URL of a layer for a limited time. S3 refuses what uses it late or changes it, and what sends "
        "the registry's login with it: a queue, a cache, a proxy, or the client itself."
    ): (
        "ECR はレイヤーの URL に期限付きで署名します。URL を遅れて使う、変更する、またはレジストリのログインを一緒に送"
        "るものを、S3 は拒否します。それはキュー、キャッシュ、プロキシ、またはクライアント自身です。"
    ),
    (
        "Nothing was sent: the system was out of ports, addresses, buffers or routes. Find what opens so many "
        "connections, where a restart of the network, or of the container engine, does not help for long."
    ): (
        "何も送信されていません。システムのポート、アドレス、バッファー、または経路が足りなくなりました。ネットワークや"
        "コンテナエンジンを再起動してもすぐに再発するときは、多くの接続を開いているものを探してください。"
    ),
    (
        "Mostly nothing was sent: the machine, or the container on it, has no route for this kind of address. By IPv6 "
        "alone, a private registry answers under dkr-ecr ... on.aws."
    ): (
        "多くの場合、何も送信されていません。マシンまたはその上のコンテナに、この種類のアドレスへのルートがありません。"
        "IPv6 だけの環境では、プライベートレジストリに dkr-ecr ... on.aws で接続できます。"
    ),
    "Find what answers on that port in plain HTTP: it showed no certificate.": (
        "そのポートで平文の HTTP を返すものを探す (証明書は示されていない)"
    ),
    "Find what on that machine forbids the connection: a sandbox, a policy, or Windows' firewall.": (
        "そのマシンで接続を禁じているもの (サンドボックス、ポリシー、Windows のファイアウォール) を探す"
    ),
    "Make fewer requests at a time, and retry with growing pauses.": (
        "同時のリクエストを減らし、間隔を徐々に広げて再試行する"
    ),
    "Give that machine a way out by IPv6, or let it ask by IPv4.": (
        "そのマシンに IPv6 の経路を用意するか、IPv4 で接続させる"
    ),
    "HTTPS_PROXY names the proxy for HTTPS; https:// in it asks for TLS to the proxy as well.": (
        "HTTPS_PROXY は HTTPS 用のプロキシを示します。その値が https:// で始まると、プロキシへの接続にも TLS を使いま"
        "す。"
    ),
    "It is the proxy's certificate that failed, not ECR's: https:// in HTTPS_PROXY asks for TLS to the proxy.": (
        "失敗したのは ECR ではなくプロキシの証明書です。HTTPS_PROXY が https:// で始まると、プロキシへの接続に TLS を使"
        "います。"
    ),
    "Give the subnet that pulls a way to {region}, or replicate the image: it pulls from another region.": (
        "プルするサブネットから {region} への経路を用意するか、イメージをレプリケートする (別のリージョンからのプル)"
    ),
    "Look at the firewall of that machine, then at its router: one of them sent the connection back.": (
        "そのマシンのファイアウォール、次にルーターを確認 (どちらかが接続を拒否した)"
    ),
    "Look at the routes of that machine: it has none to this address.": (
        "そのマシンのルートを確認 (このアドレスへのルートがない)"
    ),
    "Look whether ECR is a registry-mirror of the engine.": "ECR がエンジンの registry-mirror かどうか確認",
    "On the machine that failed, look who issued the certificate that was shown.": (
        "失敗したマシンで、提示された証明書の発行者を確認"
    ),
    "Name ECR's host and the cache's prefix in the image, or put the prefix into the mirror's URL.": (
        "イメージ名に ECR のホストとキャッシュのプレフィックスを書くか、ミラーの URL にプレフィックスを入れる"
    ),
    "Name ECR's host in the image, or give the kubelet a login for {mirror_of}: ECR was asked as its mirror.": (
        "イメージ名に ECR のホストを書くか、kubelet に {mirror_of} のログインを与える (ECR はそのミラー)"
    ),
    "Take this helper out of config.json, or name another: it is a program of another system or processor.": (
        "このヘルパーを config.json から外すか、別のものを指定する (別のシステムかプロセッサーのプログラム)"
    ),
    "Pull again, without a proxy in between: S3 did not take the layer's URL.": (
        "プロキシを通さずにもう一度プルする (S3 がレイヤーの URL を受け付けなかった)"
    ),
    "Raise the limit of open files of the program that failed, or find what it does not close.": (
        "失敗したプログラムが開けるファイル数の上限を上げるか、閉じられていないものを探す"
    ),
    "Let resolver in nginx's configuration name a DNS server that answers: nginx asks no other.": (
        "nginx の設定の resolver に、応答する DNS サーバーを指定する (nginx はほかに問い合わせない)"
    ),
    "this server fails: name the one of /etc/resolv.conf there": (
        "このサーバーが原因。その環境の /etc/resolv.conf にあるものを指定"
    ),
    "it answers here: does nginx name it, and reach its port 53 of UDP?": (
        "ここでは応答する。nginx の設定にあり、その UDP ポート 53 に届くか"
    ),
    (
        "nginx looks up a name in a variable, as of proxy_pass, by the servers of that line, and not by "
        "/etc/resolv.conf."
    ): ("nginx は、proxy_pass などで変数にした名前を、/etc/resolv.conf ではなくその行のサーバーで調べます。"),
    "no address": "アドレスなし",
    "Look the host up where it failed: on that machine, in that container or job.": (
        "失敗したマシン、コンテナ、ジョブの中でホスト名を引く"
    ),
    "Look at the security group of the VPC endpoint: a private address was dialled.": (
        "VPC エンドポイントのセキュリティグループを確認 (接続先はプライベート IP)"
    ),
    (
        "The image is named after {mirror_of}, and ECR was asked in its place, for the same path unless the URL of the "
        "mirror has the prefix of a cache rule. In hosts.toml that needs override_path = true."
    ): (
        "イメージ名は {mirror_of} のものですが、代わりに ECR にリクエストしました。ミラーの URL にキャッシュルールのプ"
        "レフィックスがなければ、同じパスが使われます。hosts.toml では override_path = true が必要です。"
    ),
    (
        "The kubelet chooses a login by the image's name, so by default none for ECR comes. From 1.29 on, "
        "ecr-credential-provider gives one for {mirror_of} where matchImages lists it and AWS_REGION is set; a pull "
        "secret for {mirror_of}, a header in hosts.toml and crictl --creds hold a token of 12 hours."
    ): (
        "kubelet はイメージ名でログインを選ぶため、既定では ECR のログインは使われません。ecr-credential-provider 1.29 "
        "以降は、matchImages に {mirror_of} があり AWS_REGION が設定されていれば、そのログインを取得します。"
        "{mirror_of} のプルシークレット、hosts.toml のヘッダー、crictl --creds のトークンは 12 時間有効です。"
    ),
    "The program could open no socket, so nothing was sent.": (
        "プログラムがソケットを開けなかったため、何も送信されていません。"
    ),
    (
        "The system could not start the program, so it asked nothing. It is named there as credsStore or under "
        "credHelpers. In WSL an .exe starts only while its interop works: wsl --shutdown in Windows often brings it "
        "back."
    ): (
        "システムがプログラムを起動できなかったため、何もリクエストしていません。config.json の credsStore か "
        "credHelpers で指定されています。WSL で .exe が起動するのは相互運用が有効な間だけで、Windows での wsl "
        "--shutdown で直ることがよくあります。"
    ),
    "Restart the network of that machine: its system could not begin one more connection.": (
        "そのマシンのネットワークを再起動する (システムが新しい接続を始められなかった)"
    ),
    (
        "Layers that arrived are not sent again. While layers are sent, fewer uploads at a time can help: docker's "
        "daemon.json has max-concurrent-uploads, 5 by default."
    ): (
        "届いたレイヤーは再送されません。レイヤーの送信中なら、同時のアップロードを減らすと通ることがあります。docker "
        "の daemon.json には max-concurrent-uploads (デフォルトは 5) があります。"
    ),
    (
        "If it is cut each time, see proxy, firewall, VPN. docker's daemon.json has max-concurrent-uploads, 5 by "
        "default: with fewer at a time layers may get through."
    ): (
        "毎回切れるときは、プロキシ、ファイアウォール、VPN を確認します。docker の daemon.json には "
        "max-concurrent-uploads (デフォルトは 5) があり、減らすとレイヤーが届くことがあります。"
    ),
    "Trust the issuer of the proxy's certificate there, or write http:// in front of its address.": (
        "そこでプロキシの証明書の発行者を信頼するか、プロキシのアドレスの前に http:// と書く"
    ),
    (
        "Jenkins has no credential of this name for the job: it is not there, the job may not use it, or the plug-in "
        "Amazon ECR is missing, or is too old to know the region."
    ): (
        "ジョブから使えるこの名前の認証情報が Jenkins にありません。登録がないか、ジョブに使う権限がないか、Amazon ECR "
        "プラグインがないか、古くてそのリージョンに対応していません。"
    ),
    (
        "With private DNS the usual host, <account>.dkr.ecr.<region>.amazonaws.com, leads to the VPC endpoint. A name "
        "of your own for it is in no certificate of ECR's."
    ): (
        "プライベート DNS があれば、通常のホスト <account>.dkr.ecr.<region>.amazonaws.com で VPC エンドポイントに接続で"
        "きます。独自の名前は ECR の証明書に含まれません。"
    ),
    "Write http:// in front of the proxy's address: it speaks no TLS itself.": (
        "プロキシのアドレスの前に http:// と書く (プロキシ自体は TLS を使わない)"
    ),
    "[], other hosts": "[]、ほかのホスト",
    "a host of ECR's": "ECR のホスト",
    "a host of ECR's without /v2/<prefix>": "/v2/<prefix> のない ECR のホスト",
    "Give the rule the ARN of a secret: credentialArn, in Terraform credential_arn.": (
        "ルールにシークレットの ARN を指定する (credentialArn、Terraform では credential_arn)"
    ),
    (
        "docker never sends a mirror the login that is stored for it, so ECR cannot be one: name ECR's host and the "
        "prefix of a cache rule in the image instead."
    ): (
        "docker はミラー用に保存されたログインをミラーに送らないため、ECR はミラーになれません。代わりに、イメージ名に "
        "ECR のホストとキャッシュルールのプレフィックスを書きます。"
    ),
    "docker takes the store of the system where it is installed": "システムの保存先があれば、docker はそれを使う",
    "does the provider know its region, and may its role pull?": (
        "プロバイダーにリージョンの設定があり、そのロールにプルの許可があるか"
    ),
    "it is none: a login was missing": "ミラーではない。ログインがなかった",
    "Give the registry's host, {expected_host}: what was given is the API's.": (
        "レジストリのホスト {expected_host} を指定する (指定されたのは API のホスト)"
    ),
    "it must be that of a cache rule, with override_path = true": (
        "キャッシュルールのプレフィックスで、override_path = true が必要"
    ),
    "its file lets docker take no helper: log in there": (
        "このファイルがあれば docker はヘルパーを使わない。そこでログインする"
    ),
    "no cache rule is met: add it, or name it": "キャッシュルールに合わない。URL に加えるか、イメージ名に書く",
    "Give the client more time, or find what stopped it.": "クライアントの制限時間を延ばすか、何が中止させたか調べる",
    "no error, File exists": "エラーなし、または File exists",
    "no login comes with a name of {mirror_of}": "{mirror_of} の名前ではログインが使われない",
    "ECR's API gives tokens and takes calls; images are pushed to a registry's host, and pulled from there.": (
        "ECR の API はトークンの発行と API の呼び出しのためのものです。イメージのプッシュとプルは、レジストリのホストに"
        "対して行います。"
    ),
    (
        "ECR Public counts requests and bytes per address that pulls without a login, and a node keeps no login of "
        "docker's."
    ): (
        "ECR Public は、ログインせずにプルする IP アドレスごとに、リクエストとバイト数を数えます。ノードは docker のロ"
        "グイン情報を持ちません。"
    ),
    "no way to S3: NAT, or in its region a gateway endpoint": (
        "S3 への経路がない。NAT、同じリージョンならゲートウェイエンドポイントが必要"
    ),
    "none here: NAT, or in the region of S3 a gateway endpoint": (
        "ここにはない。NAT、S3 と同じリージョンならゲートウェイエンドポイントが必要"
    ),
    "only hosts of ECR's": "ECR のホストだけ",
    "see --image-credential-provider-config of the kubelet": "kubelet の --image-credential-provider-config を確認",
    "see the DHCP options: they may name another resolver, and the way to it": (
        "DHCP オプションで別のリゾルバーが指定されていないか、その経路も確認"
    ),
    "Check its subnet: routes or NAT, network ACL, and its security group: port 443 outward.": (
        "サブネットのルートまたは NAT、ネットワーク ACL、セキュリティグループ (443 のアウトバウンド) を確認"
    ),
    "take it out of registry-mirrors in daemon.json": "daemon.json の registry-mirrors から外す",
    (
        "Below the prefix of a cache rule the repository need not exist: a first pull makes it, and needs "
        "ecr:CreateRepository and ecr:BatchImportUpstreamImage beside the rights of a pull, from another account in "
        "the registry's policy too. The repository takes its policy from a creation template."
    ): (
        "キャッシュルールのプレフィックスの下では、リポジトリがなくてもかまいません。最初のプルがリポジトリを作成し、プ"
        "ルのアクセス許可のほかに ecr:CreateRepository と ecr:BatchImportUpstreamImage が必要です。別のアカウントからの"
        "プルでは、レジストリポリシーでも許可が必要です。リポジトリのポリシーは作成テンプレートで決まります。"
    ),
    "that store failed: take it out, or name another": "その保存先が失敗した。外すか、別のものを指定",
    "the helper is at fault: go on with --config, or this folder as DOCKER_CONFIG": (
        "原因はヘルパー。この --config か、DOCKER_CONFIG にこのフォルダーを指定して続ける"
    ),
    "the mirror is set elsewhere: registries.yaml, another config_path": (
        "ミラーの設定は別の場所 (registries.yaml、別の config_path) にある"
    ),
    "the same from here: the address in Connected to answers": "ここからも同じ。Connected to のアドレスが応答している",
    (
        "A stopped task is described for an hour; then take the subnet of its service, without awsvpc that of its "
        "instance. AWSSupport-TroubleshootECSTaskFailedToStart of Systems Manager looks at all of this."
    ): (
        "停止したタスクの情報は 1 時間保持されます。その後はサービスのサブネットを、awsvpc でない場合はインスタンスのサ"
        "ブネットを調べます。Systems Manager の AWSSupport-TroubleshootECSTaskFailedToStart は、これらをすべて調べま"
        "す。"
    ),
    "A rule without a secret asks without a login, and shares a limit with others. One for Docker Hub has one.": (
        "シークレットのないルールはログインせずにリクエストし、ほかの利用者と上限を共有します。Docker Hub のルールには"
        "シークレットがあります。"
    ),
    "turn it on: without it the resolver of the VPC does not answer": (
        "有効にする。無効では VPC のリゾルバーが応答しない"
    ),
    (
        "A probe from elsewhere proves nothing: it does not go by that subnet and its security group. VPC endpoints "
        "lead to private registries alone: ecr.api, ecr.dkr, and one for S3."
    ): (
        "別の場所から試しても、そのサブネットとセキュリティグループを通らないため、それだけでは判断できません。VPC エン"
        "ドポイントはプライベートレジストリ専用です (ecr.api、ecr.dkr、S3 用)。"
    ),
    "S3 did not take the URL of a layer, which ECR had signed; no policy is at fault.": (
        "S3 が、ECR の署名したレイヤーの URL を受け付けませんでした。ポリシーは原因ではありません。"
    ),
    "It is the TLS to the proxy that failed: no registry was asked.": (
        "失敗したのはプロキシへの TLS 接続です。レジストリにはリクエストしていません。"
    ),
    "What answered spoke no TLS, so it showed no certificate.": "応答したものは TLS を使わず、証明書を示していません。",
    "The certificate is ECR's own, and does not name the host that was asked.": (
        "証明書は ECR のものですが、接続先のホスト名を含みません。"
    ),
    "KMS refused, not ECR: the use of the key for the repository's encryption.": (
        "拒否したのは ECR ではなく KMS です。リポジトリの暗号化に使うキーで拒否されました。"
    ),
    "S3 refused a layer: the principal printed with s3:GetObject is AWS's storage role, not the caller.": (
        "S3 がレイヤーの取得を拒否しました。s3:GetObject とともに表示されるプリンシパルは AWS のストレージ用ロールで、"
        "呼び出し元ではありません。"
    ),
    (
        "Replication is let in by the registry policy of the destination: its role is AWS's and cannot be changed, and "
        "the repository is made when it is missing."
    ): (
        "レプリケーションを許可するのは、レプリケーション先のレジストリポリシーです。そのロールは AWS のもので変更でき"
        "ません。リポジトリがなければ作成されます。"
    ),
    (
        "The repository is missing, its policy lacks the grant, or a service control policy stops the root user, who "
        "has no policies of its own."
    ): (
        "リポジトリがないか、そのポリシーに許可がないか、ルートユーザーがサービスコントロールポリシー (SCP) で拒否され"
        "ています。ルートユーザー自身のポリシーはありません。"
    ),
    "A role is assumed only by whom its trust policy names.": (
        "ロールを引き受けられるのは、信頼ポリシーに指定されたプリンシパルだけです。"
    ),
    "No repository's policy can grant {action}; the caller's own must.": (
        "{action}を許可できるリポジトリポリシーはありません。呼び出し元自身のポリシーでの許可が必要です。"
    ),
    "Secrets Manager or its key refused ECR the secret: no upstream registry was asked.": (
        "Secrets Manager かそのキーが、ECR によるシークレットの取得を拒否しました。アップストリームレジストリへの問い合"
        "わせは行われていません。"
    ),
    "The upstream registry limited the cache rule; no quota of ECR plays a part.": (
        "アップストリームレジストリがキャッシュルールのリクエストを制限しました。ECR のクォータは関係ありません。"
    ),
    "The kubelet let no more pulls through for now: a limit of its own, and none of ECR's.": (
        "kubelet が自身の上限により、今はプルを始めませんでした。ECR の上限ではありません。"
    ),
    "The image has the 1,000 tags that one image may have, a quota that cannot be raised; no policy refused it.": (
        "イメージのタグが、1 つのイメージの上限である 1,000 個に達しました。この上限は引き上げられません。ポリシーによ"
        "る拒否ではありません。"
    ),
    "The registry says that the image has more layers than it takes.": (
        "レジストリは、イメージのレイヤーが上限より多いと返しています。"
    ),
    "The manifest refers to images or layers that the repository does not hold.": (
        "マニフェストが参照するイメージかレイヤーが、リポジトリにありません。"
    ),
    "The repository is there, and has no such layer for an image.": (
        "リポジトリは存在しますが、イメージに属するそのようなレイヤーはありません。"
    ),
    (
        "The manifest that was sent has another digest than the one it was to have. A program that copies an image may "
        "write its manifest anew."
    ): (
        "送られたマニフェストのダイジェストが、指定されたものと異なります。イメージをコピーするプログラムは、マニフェス"
        "トを書き直すことがあります。"
    ),
    (
        "The engine does not know the type of the manifest: the registry gave it, and whoever pushed it need not be at "
        "fault."
    ): (
        "エンジンがマニフェストの種類に対応していません。レジストリはマニフェストを返しており、プッシュした側に問題があ"
        "るとは限りません。"
    ),
    "That machine's disk has no room, or does not let it write.": (
        "そのマシンのディスクに空きがないか、書き込めません。"
    ),
    "The engine holds no image under this name; no registry was asked.": (
        "エンジンにこの名前のイメージがありません。レジストリには問い合わせていません。"
    ),
    "What answered takes no request of this size: mostly a proxy or a gateway.": (
        "応答したのは、この大きさのリクエストを受け付けないものです。多くはプロキシかゲートウェイです。"
    ),
    "The image is another account's, and CodeBuild was to pull it by itself.": (
        "イメージは別アカウントのもので、CodeBuild 自身がプルする設定です。"
    ),
    "A back-off says that the kubelet waits before it pulls again, and not why.": (
        "Back-off は、kubelet が次のプルまで待っていることだけを示し、理由は示しません。"
    ),
    "The words leave open whether the image is missing or was refused.": (
        "イメージがないのか、拒否されたのかは示されていません。"
    ),
    "The registry holds this very image under {tag} already: nothing is left to push.": (
        "レジストリには、まさにこのイメージが{tag}としてすでにあります。プッシュするものは残っていません。"
    ),
    "ECR's API refuses the text of the policy that was to be set.": (
        "ECR の API が、設定しようとしたポリシーの本文を拒否しました。"
    ),
    "ECR's API refuses a parameter.": "ECR の API がパラメーターを拒否しました。",
    "ECR made no cache rule, and asked no upstream registry.": (
        "ECR はキャッシュルールを作成しておらず、アップストリームレジストリへのリクエストもしていません。"
    ),
    "An old docker says so after any first refusal, also for want of a login.": (
        "古い docker は、最初に拒否されると (ログインがない場合も) これを表示します。"
    ),
    "This is the cache of a build, which goes on without it: if the build failed, the reason stands further below.": (
        "これはビルドのキャッシュで、それがなくてもビルドは続きます。ビルドが失敗したのであれば、その原因はさらに下の行"
        "にあります。"
    ),
    (
        "App Runner says so whatever stood in the way, also of an image in another region. The ARN of the service "
        "names the region of the service, and the host of the image that of the image."
    ): (
        "App Runner は、別のリージョンのイメージも含め、原因が何であってもこのメッセージを出力します。サービスのリージ"
        "ョンはサービスの ARN で、イメージのリージョンはイメージのホスト名でわかります。"
    ),
    "The answer had no body: a HEAD that is refused because a right is missing looks like this.": (
        "応答に本文がありませんでした。アクセス許可が足りずに HEAD が拒否されると、このようになります。"
    ),
    "The client stopped waiting: the way is slow or blocked, or its own time is short.": (
        "クライアントが応答を待つのをやめました。経路が遅いか塞がれているか、クライアントの待ち時間が短すぎます。"
    ),
    "The words speak of a login or of credentials, and do not tell what was wrong with it.": (
        "ログインか認証情報についての文言ですが、何が問題だったかは示されていません。"
    ),
    "Lambda did not take this address, and no policy is named.": (
        "Lambda がこのアドレスを受け付けませんでした。ポリシーは示されていません。"
    ),
    "The client did not reach its container engine; no registry was asked.": (
        "クライアントがコンテナエンジンに接続できませんでした。レジストリには問い合わせていません。"
    ),
    "Docker looked for signatures of its own, which a Notary server keeps; ECR is none.": (
        "docker は、Notary サーバーに置かれる署名を探しました。ECR は Notary サーバーではありません。"
    ),
    "The swarm could not read the image's digest from the registry; each node now asks by itself.": (
        "Swarm がレジストリからイメージのダイジェストを読めませんでした。各ノードが個別にイメージをリクエストします。"
    ),
    "The program does not take this address for one of ECR's; it asked nobody.": (
        "プログラムはこのアドレスを ECR のものと認めず、どこにも問い合わせていません。"
    ),
    "Helm adds repositories of HTTP alone; ECR keeps charts as it keeps images.": (
        "helm repo add で追加できるのは HTTP のリポジトリだけです。ECR はチャートをイメージと同じ形で保存します。"
    ),
    "The layer had arrived: the registry and the network gave what they were asked for.": (
        "レイヤーは届いていました。レジストリとネットワークは、求められたものを渡しています。"
    ),
    "The registry gave the image; the machine that pulled it rejects it by its own policy.": (
        "レジストリはイメージを渡しましたが、プルしたマシンが自身のポリシーで拒否しています。"
    ),
    "The pod lets no image be pulled, and its node holds none of this name; ECR was not asked.": (
        "Pod の設定でプルが禁じられ、ノードにこの名前のイメージがありません。ECR には問い合わせていません。"
    ),
    "Layers were pushed before the connection was cut, so the repository is there, and the right to send them.": (
        "接続が切れる前にプッシュできたレイヤーがあるため、リポジトリは存在し、レイヤーを送るアクセス許可もあります。"
    ),
    "The registry had answered this push before the connection was cut, so the repository is there.": (
        "接続が切れる前に、レジストリはこのプッシュに応答しています。リポジトリは存在します。"
    ),
    "The connection to the store of the layers was cut; the registry had answered before.": (
        "レイヤーの保存先への接続が切断されました。レジストリはその前に応答しています。"
    ),
    "The connection was cut, which may be the network's doing alone.": (
        "接続が途中で切れたのは、ネットワークだけが原因である可能性があります。"
    ),
    "Lambda refused the image; the registry took it.": (
        "拒否したのは Lambda です。レジストリはイメージを受け付けています。"
    ),
    "By that clock the certificate is not valid yet. Less often the clock of a proxy that made it is ahead.": (
        "その時計では、証明書はまだ有効期間に入っていません。まれに、証明書を作ったプロキシの時計が進んでいる場合もあり"
        "ます。"
    ),
    "AWS refused the credentials: they have expired.": "AWS が認証情報を拒否しました。期限切れです。",
    "AWS did not accept the credentials.": "AWS は認証情報を受け付けませんでした。",
    "The process has no AWS region, so it asked no service of AWS, and got no token.": (
        "このプロセスには AWS リージョンがなく、どの AWS サービスにも問い合わせていません。トークンは取得できていませ"
        "ん。"
    ),
    "EKS may not assume the role of the pod's service account.": (
        "EKS が、Pod のサービスアカウントのロールを引き受けられません。"
    ),
    "The role's account has no identity provider for who issued the token, so no role there can trust it.": (
        "ロールのアカウントに、トークンの発行元の ID プロバイダーがないため、そこのどのロールもこのトークンを信頼できま"
        "せん。"
    ),
    "The name of the proxy does not resolve, so no registry was asked.": (
        "プロキシの名前を解決できず、レジストリには何もリクエストしていません。"
    ),
    "The registry itself refused, not the store of its layers; the text does not say why.": (
        "レイヤーの保存先ではなく、レジストリ自体が拒否しました。理由は示されていません。"
    ),
    "A push was about to send its first bytes: nothing but the repository can be missing for that.": (
        "プッシュが送信を始めるところでした。そこで見つからないのは、リポジトリだけです。"
    ),
    "A push found something missing there: the repository, or what the image refers to.": (
        "プッシュ先で、何かが見つかりませんでした。リポジトリか、イメージが参照するもののいずれかです。"
    ),
    "The kubelet's credential provider had no answer in its time, so the text tells nothing about permissions.": (
        "kubelet の認証情報プロバイダーは、時間内に応答を得られませんでした。メッセージからはアクセス許可について何も分"
        "かりません。"
    ),
    "ECR Public has no repository of this name under this alias.": (
        "ECR Public のこのエイリアスに、この名前のリポジトリはありません。"
    ),
    "The registry took the login; what was to keep it did not.": (
        "レジストリはログインを受け入れましたが、保存先が保存できませんでした。"
    ),
    (
        "The action found no region in the registry's host, and reads it nowhere else. Older versions know none of the "
        "dual-stack hosts, dkr-ecr ... on.aws."
    ): (
        "アクションは、レジストリのホストからリージョンを読み取れませんでした。ほかの場所からは読み取りません。古いバー"
        "ジョンは、デュアルスタックのホスト (dkr-ecr ... on.aws) を知りません。"
    ),
    "Each partition of AWS ends its hosts in its own way, as '.cn' in China.": (
        "ホストの末尾は AWS のパーティションごとに異なります。中国では '.cn' です。"
    ),
    "An account id has no hyphens in a host, though the console shows some.": (
        "コンソールの表示と違い、ホストのアカウント ID にハイフンはありません。"
    ),
    "The region's name has its hyphens elsewhere.": "リージョン名のハイフンの位置が違います。",
    "The host names an availability zone, not its region.": (
        "ホストに、リージョンではなくアベイラビリティーゾーンが入っています。"
    ),
    "AWS lists FIPS hosts of ECR in the US alone.": "AWS の一覧では、ECR の FIPS ホストがあるのは米国だけです。",
    "The dual-stack host of ECR's API has no 'api.' in front.": (
        "ECR の API のデュアルスタックのホストは、先頭に「api.」が付きません。"
    ),
    "Scan the image by trivy image: trivy repo and trivy fs scan files.": (
        "trivy image でイメージをスキャンする。trivy repo と trivy fs はファイルをスキャンする"
    ),
    "Trivy took the name for a git repository or a folder, and asked no registry for an image.": (
        "Trivy はこの名前を Git リポジトリまたはフォルダと見なし、レジストリにイメージをリクエストしませんでした。"
    ),
    "Give the process a profile or keys: no metadata service answers here.": (
        "プロセスにプロファイルかキーを渡す。ここではメタデータサービスが応答しない"
    ),
    (
        "It is asked last, where there are no other credentials. The machine's own network gave the error at once: "
        "this is no EC2 instance, or it keeps the service from what runs there."
    ): (
        "メタデータサービスには、ほかの認証情報がない場合に最後にリクエストします。マシン自身のネットワークがすぐにエ"
        "ラーを返しました。EC2 インスタンスではないか、そこで動くプログラムにサービスを使わせていません。"
    ),
    "Take another client, or a newer version of it: this one does not speak ECR's Basic.": (
        "別のクライアントか新しいバージョンを使う。このクライアントは ECR の Basic 認証に対応していない"
    ),
    (
        "ECR asks for Basic, with the user AWS and a token as password. A client that knows Bearer alone cannot log in "
        "there, with any token."
    ): (
        "ECR は、ユーザー名 AWS、パスワードにトークンを使う Basic 認証を求めます。Bearer にしか対応していないクライアン"
        "トは、どのトークンでもログインできません。"
    ),
    "Ask {asked} by https, on port 443: plain HTTP was spoken.": (
        "{asked} には https、ポート 443 でリクエストする。平文の HTTP が使われた"
    ),
    "Compare the host that was asked with {login_host}: the login above is for that one.": (
        "リクエスト先のホストを {login_host} と比べる。上のログインはこのホストのものである"
    ),
    "A token belongs to one region and is kept under the literal host. A name without a host is asked at Docker Hub.": (
        "トークンは 1 つのリージョンのもので、ホスト名の文字列ごとに保存されます。ホストのない名前は Docker Hub にリク"
        "エストされます。"
    ),
    "The client spoke plain HTTP, and a registry of ECR's takes TLS alone.": (
        "クライアントが平文の HTTP で接続しました。ECR のレジストリは TLS だけを受け付けます。"
    ),
    (
        "An address with http:// or port 80, a URL that is written twice, a proxy in front of the registry, and "
        "insecure-registries lead to plain HTTP."
    ): (
        "http:// やポート 80 の付いたアドレス、二重に書かれた URL、レジストリの前のプロキシ、insecure-registries の設定"
        "で、平文の HTTP になります。"
    ),
    "Read the whole reason that ECS keeps of the task and of its containers.": (
        "ECS が保持しているタスクとコンテナの理由を全文で読む"
    ),
    "What is shown of it is cut off, or not known to this program. A stopped task is described for an hour.": (
        "表示されている理由は途中で切れているか、このプログラムが知らないものです。停止したタスクの情報は 1 時間取得で"
        "きます。"
    ),
    "it stopped more than an hour ago: start one again, and ask then": (
        "停止から 1 時間以上たっている。もう一度起動してから取得する"
    ),
    "ECR's grant may be gone: then aws kms list-grants shows none for ECR": (
        "ECR のグラントがなくなっている可能性がある。その場合、aws kms list-grants の出力に ECR 用のものがない"
    ),
    "Log in as the user whose client asked the engine, or give the call a login: user AWS, a fresh token.": (
        "エンジンを呼び出したクライアントのユーザーでログインするか、呼び出しにログイン (AWS と新しいトークン) を渡す"
    ),
    "Log in as the user whose client asked the engine, or give the call user AWS and a fresh token.": (
        "エンジンを呼び出したクライアントのユーザーでログインするか、呼び出しにユーザー AWS と新しいトークンを渡す"
    ),
    "Look at the repository's key: its state, and ECR's grant.": "リポジトリのキーの状態と、ECR のグラントを調べる",
    (
        "The engine keeps no login: each call brings one. docker's command line, docker-py and docker-java take it "
        "from config.json of their own user, unless they are given one; dockerode and docker-api send what they are "
        "given alone. What GetAuthorizationToken gives is AWS:password in base64."
    ): (
        "エンジンはログイン情報を保持せず、呼び出しごとに受け取ります。docker コマンド、docker-py、docker-java は、渡さ"
        "れなければ実行ユーザーの config.json から取得します。dockerode と docker-api は、渡されたものだけを送ります。"
        "GetAuthorizationToken が返すのは、AWS:パスワードを base64 にしたものです。"
    ),
    (
        "A program takes them from its code or settings, else from its environment, a profile or the role where it "
        "runs. What the AWS CLI has in another shell does not show them."
    ): (
        "プログラムは、コードか設定、なければ環境変数、プロファイル、実行環境のロールから認証情報を取得します。別のシェ"
        "ルの AWS CLI の認証情報からは分かりません。"
    ),
    "Look into docker's config.json: Copilot logs in by itself, unless it names ecr-login.": (
        "docker の config.json を確認 (ecr-login の指定がなければ Copilot 自身がログインする)"
    ),
    (
        "Copilot stores a login before each push: another job's login or logout with the same file loses it, so set "
        "DOCKER_CONFIG for each job. Where ecr-login is named, that asks AWS with the credentials of the shell."
    ): (
        "Copilot はプッシュのたびにログイン情報を保存します。同じファイルを使う別のジョブのログインやログアウトで失われ"
        "るため、ジョブごとに DOCKER_CONFIG を設定します。ecr-login が指定されていれば、シェルの認証情報で AWS からトー"
        "クンを取得します。"
    ),
    "Give the Mesos agents a config.json with a login for this host: --docker_config.": (
        "Mesos エージェントの --docker_config に、このホストのログイン情報がある config.json を指定する"
    ),
    (
        "The agent pulls by that file, and sees no login of yours. A token in it lasts twelve hours: something has to "
        "renew it."
    ): (
        "エージェントはそのファイルでプルし、手元のログイン情報は使いません。中のトークンは 12 時間で切れるため、更新す"
        "る仕組みが必要です。"
    ),
    "Set ecr_login in Packer's docker-push, and give it AWS credentials.": (
        "Packer の docker-push で ecr_login を設定し、AWS 認証情報を渡す"
    ),
    (
        "With ecr_login Packer asks AWS for the token itself; login_server is {host}. A token as login_password lasts "
        "twelve hours."
    ): (
        "ecr_login を設定すると、Packer 自身が AWS からトークンを取得します。login_server には{host}を指定します。"
        "login_password のトークンは 12 時間で切れます。"
    ),
    "Name ecr-login for {host}: Windows' store, wincred, is too small for a token.": (
        "{host} に ecr-login を指定する (Windows のストア wincred にはトークンが入らない)"
    ),
    "Compare the region in which that program asks for its token with the registry's.": (
        "プログラムがトークンをリクエストするリージョンと、レジストリのリージョンを比べる"
    ),
    (
        "A token of another region is not accepted. Such a program takes its region from a setting or from AWS_REGION, "
        "not always from the registry's host."
    ): (
        "別のリージョンのトークンは受け付けられません。このようなプログラムは、リージョンをレジストリのホスト名からでは"
        "なく、設定や AWS_REGION から取得する場合があります。"
    ),
    "Look at proxy, route or NAT, DNS and, where a VPC endpoint is on the way, port 443 in its security group.": (
        "プロキシ、ルートまたは NAT、DNS を確認します。経路に VPC エンドポイントがある場合は、そのセキュリティグループ"
        "のポート 443 も確認します。"
    ),
    "An IPv6 address was dialled: the machine, or the container on it, has no route or address of that kind.": (
        "接続先は IPv6 アドレスでした。マシンまたはその上のコンテナに、IPv6 のルートかアドレスがありません。"
    ),
    "A webhook stops after its timeoutSeconds, a build when another step fails.": (
        "Webhook は timeoutSeconds を過ぎると、ビルドは別のステップが失敗すると中止します。"
    ),
    "Only pull from this registry: AWS lets no customer use {action}.": (
        "このレジストリではプルだけを行う (AWS は利用者に{action}を許可していない)"
    ),
    "Log in again; to public.ecr.aws by aws ecr-public get-login-password --region us-east-1.": (
        "ログインし直す (public.ecr.aws には aws ecr-public get-login-password --region us-east-1 を使う)"
    ),
    "Let the program ask {meant_host}, by its region, as in AWS_REGION or --region, or its endpoint settings.": (
        "AWS_REGION や --region などのリージョンか、エンドポイントの設定で、{meant_host} が使われるようにする"
    ),
    "Programs make the host of ECR's API from the region that they are given.": (
        "プログラムは、指定されたリージョンから ECR の API のホストを組み立てます。"
    ),
    "Check that STS, and what gives credentials, can be reached where it failed.": (
        "失敗したマシンから STS と認証情報の取得元に届くか確認"
    ),
    "The metadata service, IAM Identity Center or STS gives them: each must be reachable from that machine.": (
        "認証情報は、メタデータサービス、IAM Identity Center、STS のいずれかが渡します。そのマシンから届く必要がありま"
        "す。"
    ),
    "the VPC's main table counts": "VPC のメインルートテーブルが適用される",
}
