"""What a text shows where a check is given, in Japanese: what stands in English behind "if", "unless", or alone."""

from __future__ import annotations

from collections.abc import Iterator

_CLAUSES = {
    "a cache rule's secret is at fault": (
        "Secrets Manager がキャッシュルールのシークレットを拒否したか、ルールにシークレットがない"
    ),
    "the wording is `aws_credentials.provider-missing`": "メッセージが `aws_credentials.provider-missing` である",
    "the wording is `docker.image-not-found-v1`": "メッセージが `docker.image-not-found-v1` である",
    "the wording is `services.execution-role-lacks`": "メッセージが `services.execution-role-lacks` である",
    "the wording is `ecr.referenced-images-missing` or `api.images-missing`": (
        "メッセージが `ecr.referenced-images-missing` または `api.images-missing` である"
    ),
    "the text names a tag": "タグが示されている",
    "the text names a digest": "ダイジェストが示されている",
    "the client is `engine-api`": "クライアントが `engine-api` である",
    "the client is `docker-api`": "クライアントが `docker-api` である",
    "the wording is `services.image-access-denied`": "メッセージが `services.image-access-denied` である",
    "a HEAD of a layer got a 401": "ECR Public がレイヤーへの HEAD に 401 を返した",
    "the HTTP status is `400`": "HTTP ステータスが `400` である",
    "the host of ECR's API was given as a registry's": ("レジストリのホストとして ECR の API のホストが指定された"),
    "a private address of ECR's was silent": (
        "プライベートレジストリの接続先がプライベートアドレスで、拒否されていない"
    ),
    "the text names the host": "ホスト名が示されている",
    "the host can be asked where the request came from, and no layer was asked for": (
        "リクエスト元からそのホストに接続を試せて、レイヤーのリクエストではない"
    ),
    "a chart may have been asked for, and the name ends twice in the same part": (
        "チャートへのリクエストの可能性があり、名前の末尾で同じ部分が 2 回続く"
    ),
    "S3 or KMS was asked, or images were replicated": ("S3 か KMS へのリクエスト、またはレプリケーションが拒否された"),
    "the place where the AWS CLI ran is unsaid": "AWS CLI が実行された場所が示されていない",
    "the registry got no byte of a layer": "レジストリにレイヤーのデータが届かなかった",
    "`sudo` ran the AWS CLI": "`sudo` で AWS CLI を実行した",
    "aws-vault ran the AWS CLI": "aws-vault で AWS CLI を実行した",
    "the AWS CLI gave no token, and said why in words that are not known": (
        "AWS CLI がトークンを出力せず、その理由が未知の文で示されている"
    ),
    "the AWS CLI gave no token, for an unknown reason": (
        "AWS CLI がトークンを出力せず、その理由が未知の文で示されている"
    ),
    "a call of ECR's API failed in unknown words": "ECR の API の呼び出しが未知の文で失敗した",
    "the wording is `docker.invalid-reference`": "メッセージが `docker.invalid-reference` である",
    "the wording is `fallback.permission`": "メッセージが `fallback.permission` である",
    "the request's target is `upload`": "リクエストの対象が `upload` である",
    "the wording is `go.unexpected-eof` or `curl.unexpected-eof`": (
        "メッセージが `go.unexpected-eof` か `curl.unexpected-eof` である"
    ),
    "the wording is `aws_credentials.not-retrieved`": "メッセージが `aws_credentials.not-retrieved` である",
    "the wording is `docker.registry-empty`": "メッセージが `docker.registry-empty` である",
    "the clock, a role or the way to STS is why there are no AWS credentials": (
        "AWS 認証情報がない理由が、時計、ロール、または STS への経路にある"
    ),
    "the request was in plain HTTP, or ECR's API refuses a policy or a parameter": (
        "平文の HTTP でリクエストしたか、ECR の API がポリシーまたはパラメータを拒否した"
    ),
    "the words give a reason of their own": ("文が固有の理由を示している"),
    "the words give a reason of their own, or no registry was asked": (
        "文が固有の理由を示しているか、レジストリにリクエストしていない"
    ),
    "the words name the disk, the image, its policy or the container engine": (
        "文がディスク、イメージ、そのポリシー、またはコンテナエンジンを挙げている"
    ),
    "AWS did not know the credentials in a region that has to be enabled": (
        "有効化が必要なリージョンで AWS が認証情報を認識しなかった"
    ),
    "AWS did not know the credentials, in a region that has to be enabled or is not told": (
        "有効化が必要なリージョン、または示されていないリージョンで AWS が認証情報を認識しなかった"
    ),
    "AWS did not take the credentials": "AWS が認証情報を受け付けなかった",
    "AWS lists its images for this region in another account": (
        "AWS の一覧では、このリージョンのイメージが別のアカウントにある"
    ),
    "AWS's own registry was asked for what is no part of a pull, and no `Deny` is to be found": (
        "AWS 自身のレジストリに、プルではないリクエストをし、探すべき `Deny` がない"
    ),
    "AWS owns the registry": "レジストリの所有者が AWS である",
    "AWS says by a name of its own what stood in the way": "妨げになったものを AWS が固有の名前で示している",
    "App Runner guesses at its access role": "App Runner がアクセスロールを原因と推測している",
    "the text names the registry": "テキストがレジストリを示している",
    "the text names the action and the account of the registry, and neither who was refused it nor another account": (
        "テキストがアクションとレジストリのアカウントを示し、拒否された相手も別のアカウントも示していない"
    ),
    "nginx asked its resolver": "nginx が resolver に問い合わせた",
    "the cache of a build was to be read or written": "ビルドのキャッシュを読み書きしようとしていた",
    "kaniko prints no request for its cache": "kaniko がキャッシュへのリクエストを表示していない",
    "BuildKit was exporting a cache": "BuildKit がキャッシュをエクスポートしていた",
    "CodeBuild itself was to pull another account's image": (
        "CodeBuild 自身が別のアカウントのイメージをプルするはずだった"
    ),
    "CodeBuild pulled, by itself or not": "CodeBuild が (自身で、またはロールで) プルした",
    "ECR Public was asked": "ECR Public にリクエストした",
    "ECR Public was asked for what anyone may pull": "ECR Public に、誰でもプルできるものをリクエストした",
    "ECR Public was asked, and on a pull": "ECR Public からプルした",
    "ECR Public was asked, or CloudFront was to give the layer": (
        "ECR Public にリクエストしたか、CloudFront からレイヤーを取得するはずだった"
    ),
    "ECR holds the image and does not give it": "ECR がイメージを保持しているのに渡さない",
    "ECR replicated images, and the text says of no Deny": (
        "ECR がイメージをレプリケートしていて、Deny が示されていない"
    ),
    "ECR's API refuses a parameter": "ECR の API がパラメータを拒否した",
    "ECR's API refuses the id of a registry": "ECR の API がレジストリの ID を拒否した",
    "ECR's API refuses the text of a policy": "ECR の API がポリシーの本文を拒否した",
    "ECR's API refuses to make a cache rule": "ECR の API がキャッシュルールの作成を拒否した",
    "ECR's API was called for no pull or push": "プルでもプッシュでもない ECR の API を呼び出した",
    "EKS could not assume a pod's role": "EKS が Pod のロールを引き受けられなかった",
    "KMS did not let ECR use a key": "KMS が ECR にキーの使用を許可しなかった",
    "STS refused a role": "STS がロールを拒否した",
    "STS was asked and did not answer": "STS にリクエストし、応答がなかった",
    "Secrets Manager refused a cache rule's secret": "Secrets Manager がキャッシュルールのシークレットを拒否した",
    "`cdk bootstrap` makes a repository of this name": "`cdk bootstrap` がこの名前のリポジトリを作成する",
    "a bare 403 refused a push before its end": (
        "マニフェストの送信前に、プライベートレジストリへのプッシュが 403 だけで拒否された"
    ),
    "the wording is `docker.no-pull-access` or `docker.pull-access-denied` or `services.no-push-access`": (
        "メッセージが `docker.no-pull-access`、`docker.pull-access-denied`、`services.no-push-access` のいずれかである"
    ),
    "a path was asked for that ECR does not have": "リクエストのパスが ECR にない",
    "a command can be run where the request came from": "リクエスト元でコマンドを実行できる",
    "a first pull through a cache lacks the right to make or fill its repository": (
        "キャッシュ経由の最初のプルに、リポジトリの作成や取り込みのアクセス許可がない"
    ),
    "a header with a line break was not sent": "改行を含むヘッダーが送信されなかった",
    "a helper says that it is for ECR alone": "ヘルパーが ECR 専用だと示している",
    "the text names a credential helper": "テキストに認証情報ヘルパーの名前がある",
    "a helper gave no login for the host": "ヘルパーがホストのログイン情報を返さなかった",
    "a job does not tell what docker login said": "docker login の出力がジョブから分からない",
    "a keychain of macOS did not open": "macOS のキーチェーンが開かなかった",
    "a layer that had arrived could not be unpacked": "届いたレイヤーを展開できなかった",
    "a layer was asked for or sent": "レイヤーの取得か送信をしていた",
    "a layer was fetched and no host is printed": "レイヤーを取得していて、ホストが出力されていない",
    "a login above is for another registry": "上にあるログインが別のレジストリ用である",
    "a login above is for this registry": "上にあるログインがこのレジストリ用である",
    "a login above went well at a registry that is not said": (
        "上でログインに成功していて、どのレジストリかが書かれていない"
    ),
    "a login had a token to send": "ログインで送信するトークンがあった",
    "a login was given no token": "ログインにトークンが渡されなかった",
    "a machine asked that the text does not name, or an emulator answered": (
        "テキストで名前が示されていないマシンがリクエストしたか、エミュレーターが応答した"
    ),
    "a manifest was sent": "マニフェストを送信した",
    "a node may have pulled": "ノードがプルした可能性がある",
    "a node or an AWS service pulled": "ノードか AWS のサービスがプルした",
    "a private address was dialled": "プライベートアドレスに接続しようとした",
    "a program with its own AWS keys asked": "独自の AWS 認証情報を持つプログラムがリクエストした",
    "a program asked that has AWS keys in its settings": "設定に AWS のキーを保存するプログラムがリクエストした",
    "an engine's API was called": "プログラムがエンジンの API でリクエストした",
    "an engine may have pulled an image whose own name has another host": (
        "別のホストの名前のイメージを、エンジンがプルした可能性がある"
    ),
    "a program asked that logs in by itself": "自身でログインするプログラムがリクエストした",
    "a program does not take the address for one of ECR's": "プログラムがアドレスを ECR のものと認識しない",
    "a program in a pod found no role": "Pod 内のプログラムがロールを見つけられなかった",
    "a program says that its command failed": "プログラムがコマンドの失敗だけを示している",
    "a program says that it got no token": "プログラムがトークンを取得できなかったと示している",
    "a proxy was not reached": "プロキシに到達できなかった",
    "a proxy's name was not found": "プロキシの名前を解決できなかった",
    "a push was answered, or layers were pushed, before": ("前にプッシュへの応答があったか、レイヤーがプッシュされた"),
    "a quota is named, or it was about no layer": ("クォータが示されているか、レイヤーの取得や送信ではない"),
    "a role was asked for": "ロールをリクエストした",
    "a role was not assumed": "ロールを引き受けられなかった",
    "a script of Image Updater's was too slow": ("Image Updater のスクリプトが時間内にトークンを渡さなかった"),
    "a service asked by a role of AWS's": "サービスが AWS のロールでリクエストした",
    "a service of AWS asked by itself": "AWS のサービスが自身でリクエストした",
    "a service of AWS pulled by itself": "AWS のサービスが自身でプルした",
    "a session of Identity Center has ended, or was never begun": (
        "IAM Identity Center のセッションが終了したか、始まっていない"
    ),
    "a slip in the host gives the right one away": "ホストの誤りから正しいホストが分かる",
    "a step of a CI system ran the command": "CI システムのステップがコマンドを実行した",
    "a swarm could not read the digest of an image": "swarm がイメージのダイジェストを読み取れなかった",
    "a task of ECS asked": "ECS のタスクがリクエストした",
    "a token, a role of ECR's or every repository was asked for": (
        "トークン、ECR のロール、またはすべてのリポジトリをリクエストした"
    ),
    "a push lacks the right to create its repository, or to give it tags": (
        "プッシュに、リポジトリの作成またはタグ付けのアクセス許可がない"
    ),
    "a tool that runs in pods asked by a machine's role, or a push came by a role of nodes": (
        "Pod で動くツールがマシンのロールでリクエストしたか、ノードのロールでプッシュした"
    ),
    "an IAM user called": "IAM ユーザーが呼び出した",
    "an earlier request found the repository": "前のリクエストでリポジトリが見つかった",
    "an engine took a manifest for docker's first format": ("エンジンがマニフェストを docker の最初の形式と見なした"),
    "the tag is a cache's, attachment's or asset's": (
        "タグがキャッシュ、アタッチメント、CDK のアセットのいずれかのものである"
    ),
    "an upstream registry limited a cache rule": "アップストリームレジストリがキャッシュルールを制限した",
    "both accounts are said and are one": "両方のアカウントが示され、同じである",
    "containerd asked for a manifest among the layers": "containerd がマニフェストをレイヤーとしてリクエストした",
    "containerd was fetching a layer": "containerd がレイヤーを取得していた",
    "docker login got no password": "docker login にパスワードが渡されなかった",
    "docker's content trust found no signatures": "docker の Content Trust で署名が見つからなかった",
    "docker's logins count": "docker のログインが使われる",
    "docker/login-action found no region in the host": "docker/login-action がホストからリージョンを読み取れなかった",
    "helm was to add ECR as a repository of HTTP": "helm が ECR を HTTP のリポジトリとして追加しようとした",
    "in PowerShell, or if the status is 400 and no shell shows, unless a program asked that logs in by itself": (
        "PowerShell であるか、ステータスが 400 でシェルが示されず、自身でログインするプログラムでもない"
    ),
    "it is the image of a pod's sandbox": "Pod のサンドボックスのイメージである",
    "kubelet may not pull the image": "kubelet にイメージのプルが許可されていない",
    "kubelet pulled, and the text tells neither its login nor that its node is one of EC2's": (
        "kubelet がプルし、ログインの方法も、ノードが EC2 のものかどうかも示されていない"
    ),
    "kubelet gives no reason that is known": "kubelet がプルし、既知の理由が示されていない",
    "kubelet pulled, unless the image of a pod's sandbox": "kubelet が (Pod のサンドボックス以外のイメージを) プルした",
    "kubelet says that it waits, and not why": "kubelet が理由を示さずに待機している",
    "layers were pushed before": "前にレイヤーがプッシュされた",
    "neither a push nor an image is named": "プッシュもイメージも示されていない",
    "an immutable tag may be why": "コードもステータスも、変更不可のタグと矛盾しない",
    "no region of this name is known": "その名前のリージョンが知られていない",
    "no region was set": "リージョンが設定されていない",
    "no registry takes the tag": "どのレジストリもそのタグを受け付けない",
    "no registry takes the tag, or the text shows none": (
        "どのレジストリもそのタグを受け付けないか、タグが示されていない"
    ),
    "on a login": "ログインの",
    "on a pull": "プルの",
    "on a push": "プッシュの",
    "on a push, at ECR Public or AWS's own registry": (
        "プッシュであるか、ECR Public か AWS 自身のレジストリにリクエストした"
    ),
    "the wording is `services.algorithm-image-refused`": "メッセージが `services.algorithm-image-refused` である",
    "on a push, or if the text does not say what was tried, and shows neither a GET or HEAD nor a reader": (
        "プッシュであるか、試したことが示されておらず、GET、HEAD、読み取り側のプログラムも示されていない"
    ),
    "such a name was pulled": "そのような名前をプルした",
    "the HTTP status is `404`": "HTTP ステータスが `404` である",
    "the HTTP status is `405`": "HTTP ステータスが `405` である",
    "the HTTP status is `413`": "HTTP ステータスが `413` である",
    "the HTTP status is unsaid or `404`": "HTTP ステータスが示されていないか、`404` である",
    "the account in the host is masked": "ホストのアカウントが伏せられている",
    "the accounts differ": "アカウントが異なる",
    "the answer was empty": "応答が空だった (`unexpected end of JSON input`)",
    "the certificate is that of another host": "証明書が別のホストのものである",
    "a refused tag and a refused manifest look alike": ("クライアントがタグの拒否とマニフェストの拒否を区別しない"),
    "the client is `apprunner`": "クライアントが `apprunner` である",
    "the client is `aws-api`": "クライアントが `aws-api` である",
    "the client is `codebuild`": "クライアントが `codebuild` である",
    "the client is `containers-image` or `ggcr` or `helm` or `jib` or `kaniko` or `oras`": (
        "クライアントが `containers-image`、`ggcr`、`helm`、`jib`、`kaniko`、`oras` のいずれかである"
    ),
    "the client is `kaniko`": "クライアントが `kaniko` である",
    "the client is `kubelet`": "クライアントが `kubelet` である",
    "the client is `lambda`": "クライアントが `lambda` である",
    "the client is `sagemaker`": "クライアントが `sagemaker` である",
    "the client stopped waiting": "クライアントが待つのをやめた",
    "the code is `TAG_INVALID`": "コードが `TAG_INVALID` である",
    "the tag may be what was refused": ("コードが `TAG_INVALID` であるか、プッシュもイメージも示されていない"),
    "the command shows a profile": "コマンドにプロファイルがある",
    "the command shows another region": "コマンドに別のリージョンがある",
    "the command shows the registry's region": "コマンドにレジストリのリージョンがある",
    "the container engine was not reached": "コンテナエンジンに到達できなかった",
    "the engine does not hold the image that is to be pushed": "プッシュするイメージがエンジンにない",
    "the engine says that it holds no such image": "そのイメージがないとエンジンが伝えている",
    "the engine does not hold what a push names": "プッシュで指定したものがエンジンにない",
    "the helper keeps no logins": "ヘルパーがログインを保存しない",
    "the helper may have asked AWS for a token": "ヘルパーが AWS にトークンをリクエストした可能性がある",
    "the helper's program was not found": "ヘルパーのプログラムが見つからなかった",
    "the host is ECR's, spelt right": "ホストが正しい綴りの ECR のホストである",
    "the host may be spelt right": (
        "ホストが、正しい綴りの、または伏せられた ECR のホストであるか、リゾルバーが応答しなかった"
    ),
    "the host ends as in China, and the text names no region": "ホストの末尾が中国のもので、リージョンが示されていない",
    "the host printed is none of ECR's": "出力されたホストが ECR のものではない",
    "the host printed is that of ECR's API": "出力されたホストが ECR の API のものである",
    "the host printed is that of STS": "出力されたホストが STS のものである",
    "the host printed is the layer store's": "出力されたホストがレイヤーの保存先である",
    "the host was found before": "前にホストが見つかった",
    "the keychain holds a login already": "キーチェーンにすでにログインがある",
    "the kind of credentials is `access-key` or `root`": "認証情報の種類が `access-key` か `root` である",
    "the kubelet's credential provider did not start": "kubelet の認証情報プロバイダーが起動しなかった",
    "the kubelet's credential provider was too slow": ("kubelet の認証情報プロバイダーが時間内に応答を得られなかった"),
    "the layer store was asked from a machine with a shell": (
        "レイヤーの保存先にリクエストし、リクエスト元でコマンドを実行できる"
    ),
    "the login command is one that is gone": "廃止されたログインコマンドを使った",
    "the machine itself was dialled": "そのマシン自身に接続しようとした",
    "the machine that pulled rejects the image by its policy": "プルしたマシンが独自のポリシーでイメージを拒否した",
    "the manifest sent has another digest": ("送信したマニフェストのダイジェストが、示されたものと異なる"),
    "an instance's metadata service gave no credentials": ("インスタンスのメタデータサービスが認証情報を返さなかった"),
    "a metadata service was asked": "インスタンスのメタデータサービスにリクエストした",
    "the name begins like a pull through cache's": "名前がプルスルーキャッシュのプレフィックスのように始まる",
    "the name below a cache of Docker Hub lacks its `library/`": "Docker Hub のキャッシュの名前に `library/` がない",
    "the name holds a host or an API's path": "名前にレジストリのホストか API のパスが含まれる",
    "the operation is `push` or `pull`": "操作が `push` か `pull` である",
    "the operation is unsaid or `pull`": "操作が示されていないか、`pull` である",
    "the operation is unsaid or `push`": "操作が示されていないか、`push` である",
    "the policy is AWS's quarantine for leaked keys": "ポリシーが、漏えいしたキーに対する AWS の隔離ポリシーである",
    "the policy's name has MFA": "出力されたポリシーの名前に MFA が含まれる",
    "a request for a token was refused": "拒否されたアクションがトークンをリクエストする",
    "the refused action is `s3:GetObject`": "拒否されたアクションが `s3:GetObject` である",
    "the refused action is one of KMS": "拒否されたアクションが KMS のものである",
    "the refused action makes the repository": "拒否されたアクションがリポジトリを作成する",
    "the registry answered that it is missing": "ないことをレジストリが応答した",
    "the registry counted the layers": "レジストリがレイヤーの数を示した",
    "the tag holds the very image already": "レジストリのそのタグに、すでに同じイメージがある",
    "the registry itself was asked, for no layer": "レジストリ自体に、レイヤー以外をリクエストした",
    "a password was refused": "レジストリがログインのパスワードを拒否した",
    "the text says what let the request not in: a role, a repository, a key, the store of layers, a replication, "
    "another registry": (
        "リクエストを通さなかったもの (ロール、リポジトリ、キー、レイヤーの保存先、レプリケーション、"
        "別のレジストリ) が示されている"
    ),
    "a registry refused in words that no private one of ECR's has, and the text names none": (
        "ECR のプライベートレジストリが返さない文で拒否され、レジストリが示されていない"
    ),
    "the words give no reason, and say of no wait": "文が理由も待機も示していない",
    "in PowerShell, or on Windows where no shell shows": "PowerShell である、または Windows でシェルが不明である",
    "in PowerShell, if the status is 400": "PowerShell でステータスが 400 である",
    "the certificate is not valid yet by the client's clock": "クライアントの時計では証明書がまだ有効でない",
    "the client did not wait for the engine's answer": "クライアントがエンジンの応答を待たなかった",
    "the parameter is of another kind": "パラメータが名前でもマニフェストでもない",
    "cmd was given `$( )`": "cmd に `$( )` が渡された",
    "the name has no slash": "名前にスラッシュがない",
    "the host is a dual-stack one": "デュアルスタックのホストである",
    "filling a cache was refused": ("拒否されたアクションがキャッシュのリポジトリに取り込むものである"),
    "the registry refuses the name": "レジストリが名前を拒否した",
    "the repository has no such layer": "リポジトリにそのレイヤーがない",
    "the name keeps the rules": "リポジトリの名前が規則に合っている",
    "no resolver looked the name up": "失敗した側のリゾルバーが名前を解決しなかった",
    "the right to give tags was refused": "タグを付けるアクセス許可が拒否された",
    "the same repository is named in another registry": "同じ名前のリポジトリが別のレジストリにも示されている",
    "the answer is of another account than the image": "応答のアカウントがイメージのアカウントと異なる",
    "this repository was reached in another registry": "上で、別のレジストリの同じリポジトリに到達している",
    "the shell found no AWS CLI": "シェルで AWS CLI が見つからなかった",
    "the store of Windows is too small": "Windows の保存先の容量が足りない",
    "the tag is that of what is attached to an image": "タグがイメージに付属するもののタグである",
    "the text has no part of IAM's sentence": "テキストに IAM の文が含まれない",
    "the text names a repository, or nothing that was tried": (
        "テキストにリポジトリが示されているか、試したことが示されていない"
    ),
    "the text names a role that could not be assumed before": "前に引き受けられなかったロールが示されている",
    "the text names a secret that the kubelet did not find": "kubelet が見つけられなかったシークレットが示されている",
    "the text names a tag or a digest": "タグかダイジェストが示されている",
    "the text names the action": "アクションが示されている",
    "the text names the repository": "リポジトリが示されている",
    "the text says what keeps a service out": (
        "引き受けられないロール、またはサービスを許可しないリポジトリが示されている"
    ),
    "the text names who was refused": "拒否された呼び出し元が示されている",
    "the text prints the ARN of an IAM policy": "IAM ポリシーの ARN が出力されている",
    "the text prints the boundary's ARN": "アクセス許可の境界の ARN が出力されている",
    "the text says that the clock is off": "時計のずれが示されている",
    "the helper says why it kept no login": "ヘルパーがログインを保存しなかった理由が示されている",
    "the type of policy is `identity-based`": "ポリシーの種類が `identity-based` である",
    "the type of policy is `identity-based` or unsaid": "ポリシーの種類が `identity-based` であるか、示されていない",
    "the type of policy is `permissions-boundary` or unsaid": (
        "ポリシーの種類が `permissions-boundary` であるか、示されていない"
    ),
    "the type of policy is `resource-based`": "ポリシーの種類が `resource-based` である",
    "the type of policy is `resource-based` or unsaid": "ポリシーの種類が `resource-based` であるか、示されていない",
    "the type of policy is `resource-control`": "ポリシーの種類が `resource-control` である",
    "the type of policy is `service-control` or unsaid": "ポリシーの種類が `service-control` であるか、示されていない",
    "the type of policy is `session`": "ポリシーの種類が `session` である",
    "the type of policy is `vpc-endpoint` or unsaid": "ポリシーの種類が `vpc-endpoint` であるか、示されていない",
    "the type of policy is unsaid": "ポリシーの種類が示されていない",
    "the words are those of a disk": "ディスクのメッセージである",
    "a layer has another digest": "届いたものがダイジェストと一致しない",
    "what asked runs in a VPC, or a private address was dialled": (
        "リクエスト元が VPC 内で動いているか、プライベートアドレスに接続しようとした"
    ),
    "what was pulled is no image to the client": "クライアントが、プルしたものをイメージと認識しない",
    "the text names an alias of ECR Public": "ECR Public のエイリアスが示されている",
    "whoever asked came with a token of another's": "リクエスト元が他者のトークンを使った",
    "whoever reads this may hold the credentials": "このレポートを読む人が認証情報を持っている可能性がある",
    "S3 did not take the URL of a layer": "S3 がレイヤーの URL を受け付けなかった",
    "a machine with a shell gave the error": ("マシン自体または次のホップがエラーを返し、そこでコマンドを実行できる"),
    "the registry was asked as a mirror of another": "レジストリに別のレジストリのミラーとしてリクエストした",
    "what pulls is in another region than the registry": "プルする側のリージョンがレジストリと異なる",
    "a connection was refused at once": "接続がすぐに拒否された",
    "the registry itself answered with a 403": "レジストリ自体が 403 を返した",
    "a login changes nothing for what asked": "リクエスト元にとって、ログインでは何も変わらない",
    "a client says that it does not know Basic": "クライアントが Basic に対応していないと示している",
    "plain HTTP was spoken": "平文の HTTP が使われた",
    "port 80 of the registry was dialled": "レジストリのポート 80 に接続しようとした",
    "the host has a slip or is none of ECR's, or a proxy, a resolver, a metadata service or port 80 was asked": (
        "ホスト名に誤りがあるか、ECR のホストでないか、リクエスト先がプロキシ、リゾルバー、メタデータサービス、ポート "
        "80 のいずれかだった"
    ),
    "a login is above, and no host that was asked": "上にログインがあり、リクエスト先のホストが示されていない",
    "the message is cut off before its reason": "メッセージが理由の前で切れている",
    "the words are not known, or cut off": "メッセージが未知であるか、途中で切れている",
    "no login was sent: a region was not read, the command does not run there, or the AWS CLI gave no token": (
        "ログインが送られなかった (リージョンが読み取れない、コマンドがそこで動かない、AWS CLI がトークンを出力しない)"
    ),
}


def _conditions() -> Iterator[tuple[str, str]]:
    for english, japanese in _CLAUSES.items():
        yield english if english.startswith(("in ", "on ")) else f"if {english}", f"{japanese}場合"
        yield f"unless {english}", f"{japanese}場合を除く"


CONDITIONS = {
    **dict(_conditions()),
    "unless on a pull, or if anyone may pull it": (
        "プルでないか、ECR Public に誰でもプルできるものをリクエストした場合"
    ),
}
