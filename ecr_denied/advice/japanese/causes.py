"""What each cause means and does not mean, why it happens, how to tell the candidates apart, and the fix."""

from ecr_denied.advice.texts import About
from ecr_denied.records import Cause

CAUSES = {
    Cause.REPOSITORY_NOT_FOUND: About(
        looks=(
            "`name unknown: The repository with name '<repository>' does not exist in the registry with id "
            "'<account>'`、`RepositoryNotFoundException`、`repository <host>/<repository> not found`。"
        ),
        means="レジストリがこのアカウントとリージョンで名前を検索しましたが、そのリポジトリはありませんでした。",
        beware=(
            "リポジトリがどこにも存在しないという意味ではありません。リージョンやアカウントの取り違えはよくあります。"
            "綴り間違いとも限りません。プルスルーキャッシュのプレフィックスでは、`ecr:CreateRepository` "
            "が足りない場合も同じメッセージになります。"
        ),
        happens=(
            "名前の綴りが誤っている、リージョンやアカウントが違う、名前の前にホストが二重に付いている、"
            "または誰もリポジトリを作成していない場合です。リポジトリ作成テンプレートで指定されていない限り、"
            "プッシュではリポジトリは作成されません。"
        ),
        apart=(
            "このレジストリの名前の一覧を見ると、綴り間違いが分かります。同じ名前が別のリージョンにあれば、"
            "リージョンの誤りだと分かります。"
        ),
        fix="参照を直すか、リポジトリを作成します。",
    ),
    Cause.IMAGE_NOT_FOUND: About(
        looks=(
            "`manifest unknown: Requested image not found`、`manifest for <host>/<repository>:<tag> not found`、"
            "`The image with imageId {imageDigest:'null', imageTag:'<tag>'} does not exist within the repository "
            "with name '<repository>' in the registry with id '<account>'`。"
        ),
        means="リポジトリは応答しましたが、返せるイメージの中に、このタグまたはダイジェストのものがありません。",
        beware=(
            "イメージが一度も存在しなかったという意味ではありません。アーカイブされた、"
            "ライフサイクルポリシーで期限切れになった、またはまだプッシュされていない可能性があります。"
            "キャッシュルール経由では、`ecr:BatchImportUpstreamImage` が足りない場合も同じメッセージになります。"
        ),
        happens=(
            "タグの綴りが誤っている、まだプッシュされていない、別のレジストリやリージョンにプッシュされた、"
            "ライフサイクルポリシーで削除された、またはアーカイブされている場合です。"
        ),
        apart=(
            "`describe-images` でイメージがあるかどうか、`batch-get-image` でアーカイブされているかどうかが分かります。"
        ),
        fix="イメージをプッシュするか、復元するか、存在するタグを指定します。",
    ),
    Cause.NOT_FOUND: About(
        looks=(
            '404、またはレジストリ自身の文言がない `failed to resolve reference "<host>/<repository>:<tag>": '
            "<host>/<repository>:<tag>: not found` (containerd、BuildKit、oras、helm)。"
        ),
        means="リポジトリかイメージがありません。どちらがないのかは、メッセージからは分かりません。",
        beware=(
            "どちらがないのかは示されていません。"
            "接続の切断や未ログインをこのメッセージで表示するクライアントもあります。"
        ),
        happens="HEAD リクエストに 404 が返ったか、クライアントがレジストリの文言を省いた場合です。",
        apart="`describe-images` は、RepositoryNotFoundException か ImageNotFoundException を返します。",
        fix="名前、タグ、リージョン、アカウントを直すか、ないものを作成またはプッシュします。",
    ),
    Cause.RESOURCE_POLICY_IMPLICIT_DENY: About(
        looks=(
            "`User: <principal> is not authorized to perform: <action> on resource: <resource> because no "
            "resource-based policy allows the <action> action`。"
        ),
        means=(
            "ECR は、リポジトリがない場合も、リポジトリポリシーに許可がない場合も、"
            "呼び出し元自身のアカウントで許可されていない場合も、このメッセージを返すことがあります。"
        ),
        beware=(
            "リポジトリが存在するという意味ではありません。"
            "調べるべき場所がリポジトリポリシーだという意味でもありません。リポジトリがない場合も、"
            "まさにこの文になります。メッセージのアカウント ID が同じでも、この点は変わりません。ID は、"
            "マスクされているか架空のものであることがよくあります。"
        ),
        happens=(
            "クロスアカウントの呼び出しが拒否されました。その名前のリポジトリが存在しない可能性があります。あるいは、"
            "リポジトリポリシーかレジストリポリシーに許可がない、"
            "呼び出し元のアイデンティティベースのポリシーに許可がない、"
            "または想定とは別のアイデンティティが呼び出した可能性があります。"
        ),
        apart=(
            "リポジトリが存在するかどうかを確認できるのは、レジストリの所有者だけです。`describe-repositories` も、"
            "同じ文で呼び出し元を拒否します。プロファイルの間違いは、`get-caller-identity` ですぐに分かります。"
        ),
        fix=(
            "名前を直すか、ステートメントを追加します。クロスアカウントでは双方の許可が必要なため、"
            "それぞれの側に 1 つずつ追加します。"
        ),
    ),
    Cause.IDENTITY_POLICY_IMPLICIT_DENY: About(
        looks=(
            "`User: <principal> is not authorized to perform: <action> on resource: <resource> because no "
            "identity-based policy allows the <action> action`。"
        ),
        means=(
            "このリソースに対するこのアクションを許可するアイデンティティベースのポリシーが、呼び出し元にありません。"
        ),
        beware=(
            "リポジトリ名が正しいという意味ではありません。名前を限定したポリシーは、"
            "綴りを誤った名前もこのように拒否します。相手のアカウントがすでに許可しているという意味でもありません。"
            "`ecr:GetAuthorizationToken` は `*` に対してのみ許可されるため、名前は関係しません。"
        ),
        happens=(
            "ロールまたはユーザーにアクションの許可がない、ポリシーが別のリポジトリを指定している、"
            "条件を満たしていない、または想定とは別のアイデンティティが呼び出した場合です。"
        ),
        apart=(
            "シミュレーターは、その名前そのものに対して implicitDeny を返します。`repository/*` なら許可される場合は、"
            "名前かパターンが誤っています。クロスアカウントの場合、所有者のポリシーは考慮されません。"
        ),
        fix="呼び出し元のポリシーにステートメントを追加するか、名前を直します。",
    ),
    Cause.GUARDRAIL_IMPLICIT_DENY: About(
        looks=(
            "`User: <principal> is not authorized to perform: <action> on resource: <resource> because no service "
            "control policy allows the <action> action`、または `no VPC endpoint policy allows the <action> action`、"
            "`no permissions boundary allows the <action> action`、`no session policy allows the <action> action`。"
        ),
        means="ほかのポリシーによる許可を制限するポリシーが、このアクションを許可していません。",
        beware=(
            "これが唯一の障害だという意味ではありません。複数の種類が拒否していても、IAM が示すのは 1 つだけです。"
            "`s3:GetObject` の場合、表示されるプリンシパルは AWS のストレージ用ロールで、呼び出し元ではありません。"
        ),
        happens=(
            "サービスコントロールポリシー (SCP)、リソースコントロールポリシー (RCP)、アクセス許可の境界、"
            "セッションポリシー、または VPC エンドポイントポリシーに、このアクションが含まれていない場合です。"
        ),
        apart="種類はメッセージに示されます。ポリシーを読めるのは、その管理者だけです。",
        fix="メッセージが示すポリシーに、アクションを追加してもらいます。",
    ),
    Cause.EXPLICIT_DENY: About(
        looks=(
            "`User: <principal> is not authorized to perform: <action> on resource: <resource> with an explicit "
            "deny in a service control policy: <policy>`、または種類や ARN のない `with an explicit deny`。"
        ),
        means="Deny ステートメントが一致しました。",
        beware=(
            "サービスコントロールポリシー (SCP) の場合、ステートメントがあるとは限りません。IAM のガイドは 2023 年に、"
            "こうした拒否が実際には暗黙的な拒否である場合もあると述べていました。`AWSCompromisedKeyQuarantine...` は、"
            "アクセス許可の不足ではありません。漏えいしたキーを AWS が隔離しています。"
        ),
        happens=(
            "ポリシーがアクションを禁止しています。多くは、特定のアドレス範囲、リージョン、時間帯から外れている場合や、"
            "MFA を使っていない場合です。または、公開されてしまったキーを AWS が隔離しています。"
        ),
        apart="ステートメントが呼び出し元側にある場合は、シミュレーターの MatchedStatements に示されます。",
        fix="Deny の範囲を絞るか、その条件を満たします。Allow を追加しても、Deny には効きません。",
    ),
    Cause.ACCESS_DENIED: About(
        looks=(
            "古い形式か途中で切れたために理由のない IAM の文 `User: <principal> is not authorized to perform: "
            "<action> on resource: <resource>`、または `denied` のみ。"
        ),
        means="アクセスが拒否されました。どのポリシーによるものかは、メッセージからは分かりません。",
        beware="どのポリシーによるものかは示されていません。リポジトリが存在するという意味でもありません。",
        happens=(
            "どのポリシーも理由を示さずに拒否することがあり、クライアントが理由を切り落とした可能性もあります。"
            "リポジトリが満杯の場合やログインの期限切れも 'denied' になります。"
        ),
        apart=(
            "AWS CLI で `batch-get-image` を実行すると、CLI 自身のアイデンティティに対する拒否の全文が、"
            "理由とともに表示されます。"
        ),
        fix="まず理由を突き止めます。その後、許可を追加するか、名前を直すか、ログインし直します。",
    ),
    Cause.FORBIDDEN: About(
        looks="レジストリ自身の文言がない `403 Forbidden`。HEAD リクエストの後などに見られます。",
        means="レジストリ、またはそのレイヤーの保存先が拒否しましたが、メッセージに理由はありません。",
        beware=(
            "アクセス許可の不足と決まったわけではありません。クォータ、期限切れのトークン、存在しないリポジトリ、"
            "ECR Public による古いログインの拒否も、同じように見えます。"
        ),
        happens="クライアントが、応答に本文のない HEAD リクエストを使ったか、レジストリの文言を省いた場合です。",
        apart=(
            "同じリクエストを AWS CLI で送ると、拒否の全文が表示されます。成功する場合、CLI のアイデンティティは"
            "プルできます。拒否されたのは、別のアイデンティティのトークン、古いトークン、または保存先のレイヤーです。"
        ),
        fix="ログインし直し、ポリシーを変更する前に理由を確認します。",
    ),
    Cause.LAYER_STORE_DENIED: About(
        looks=(
            "XML の応答に含まれる `<Code>AccessDenied</Code>`、またはレイヤーの取得中に S3 か CloudFront から返る 403。"
        ),
        means="ECR はプルを許可しましたが、レイヤーの保存先が拒否しました。",
        beware=(
            "リポジトリポリシーやアイデンティティベースのポリシーの問題ではありません。S3 "
            "へのリクエストに署名するのは ECR です。"
        ),
        happens=(
            "S3 ゲートウェイエンドポイントのポリシーにレイヤーのバケットが含まれていないか、"
            "プロキシがリクエストを書き換えた場合です。"
        ),
        apart="`cloudfront.net` で終わるホストは、S3 のエンドポイントとは関係ありません。",
        fix="エンドポイントのポリシーで、レイヤーバケットに対する `s3:GetObject` を許可します。",
    ),
    Cause.NOT_AUTHENTICATED: About(
        looks="`no basic auth credentials`、`401 Unauthorized`、`401 Unauthorized: Not Authorized`。",
        means="届いたリクエストには、レジストリが受け付ける認証情報がありませんでした。",
        beware=(
            "誰もログインしていないという意味ではありません。docker "
            "はトークンをホスト名の文字列どおりに保存します。また、ヘルパーの失敗も同じように見えます。"
        ),
        happens=(
            "このホストそのものには誰もログインしていない、ログインしたのが別のユーザーや別のエンジンだった、"
            "ヘルパーが失敗した、またはノードのロールにトークンの取得が許可されていない場合です。"
        ),
        apart=(
            "`get-authorization-token` で、その認証情報でトークンを取得できるかどうかが分かります。"
            "取得できる場合は、クライアントがトークンを送っていません。"
        ),
        fix="このホストそのものにログインするか、ヘルパー、シークレット、またはノードのロールを直します。",
    ),
    Cause.TOKEN_EXPIRED: About(
        looks="`denied: Your authorization token has expired. Reauthenticate and try again.`",
        means="認可トークンの発行から 12 時間が過ぎています。",
        beware="`denied` と表示されますが、アクセス許可の不足ではありません。",
        happens="ジョブ、シークレット、またはヘルパーが、有効期間を過ぎたトークンを保持していた場合です。",
        apart="ログインし直すと解消します。再発する場合は、何かが古いトークンを渡しています。",
        fix="ログインし直し、トークンの保存場所でもトークンを更新します。",
    ),
    Cause.TOKEN_INVALID: About(
        looks="`Your Authorization Token is invalid.`",
        means="認可トークンがこのレジストリの発行したものではないか、途中で壊れています。",
        beware="アクセス許可の不足ではありません。",
        happens=(
            "トークンが別のリージョン、パーティション、または種類のレジストリのものであるか、"
            "スクリプトによって切り詰められたり変更されたりした場合です。"
        ),
        apart="トークンのリージョンを、ホストのリージョンと比べます。",
        fix="レジストリのリージョンでログインし直します。",
    ),
    Cause.LOGIN_FAILED: About(
        looks=(
            "`login attempt to https://<host>/v2/ failed with status: 400 Bad Request`、`Login: 404 page not "
            'found`、`logging into "<host>": invalid username/password`。'
        ),
        means="ログイン情報は保存されませんでした。",
        beware=(
            "400 は、通常の意味でのパスワードの誤りではありません。よくある理由は、"
            "トークンが別のリージョンのものであることです。"
        ),
        happens=(
            "トークンが別のリージョンのものである、PowerShell のパイプで変わった、AWS "
            "コマンドが失敗してパスワードが空だった、ホストのアカウント ID にハイフンが入っている、ECR "
            "以外のものが応答した、またはログイン情報を保存できなかった場合です。"
        ),
        apart="AWS コマンドを、docker へのパイプなしで実行します。トークンか、取得できない理由が表示されます。",
        fix="両方のコマンドで同じリージョンを指定し、想定した認証情報を使います。",
    ),
    Cause.CREDENTIAL_HELPER_FAILED: About(
        looks=(
            '`error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in '
            "$PATH`、`Error saving credentials`。"
        ),
        means="docker が使うよう設定されているヘルパーが、応答しなかったか、ログイン情報を保存しませんでした。",
        beware="レジストリでのアクセス許可については、何も示していません。",
        happens=(
            "ヘルパーがクライアントの PATH にない、AWS 認証情報がない、"
            "またはログイン情報の保存にまったく対応していない場合です。"
        ),
        apart="ヘルパーを手動で起動します。ヘルパーを使わずにログインすると、原因がヘルパーだけかどうかが分かります。",
        fix="ヘルパーをインストールするか、認証情報を与えるか、config.json から外します。",
    ),
    Cause.TAG_IMMUTABLE: About(
        looks=(
            "`The image tag '<tag>' already exists in the '<repository>' repository and cannot be overwritten "
            "because the tag is immutable.`"
        ),
        means="タグはすでに存在し、置き換えは許可されていません。",
        beware="必ずしも失敗ではありません。成功したプッシュを再試行すると、自身が付けたタグと衝突します。",
        happens="リポジトリのタグがイミュータブルで、そのタグが以前にプッシュされている場合です。",
        apart="タグのダイジェストを、プッシュ中のものと比べます。",
        fix="新しいタグでプッシュするか、そのタグをイミュータビリティの対象から除外します。",
    ),
    Cause.INVALID_NAME: About(
        looks=(
            "`invalid reference format: repository name (<name>) must be lowercase`、`Invalid parameter at "
            "'repositoryName' failed to satisfy constraint`。"
        ),
        means="何も検索されないうちに、名前が拒否されました。",
        beware=(
            "リポジトリが存在するかどうかは示されていません。イメージの参照の中で変数が空の場合も、"
            "この結果になることがあります。"
        ),
        happens="名前に大文字、空の要素、またはスキームが含まれているか、名前の中の変数が空だった場合です。",
        apart="参照を、使う直前に出力して確認します。",
        fix="名前を小文字で書き、すべての変数に値を設定します。",
    ),
    Cause.MANIFEST_UNSUPPORTED: About(
        looks=(
            "`unsupported: Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'`、"
            "`MANIFEST_INVALID: manifest invalid`、`MANIFEST_BLOB_UNKNOWN: blob unknown to registry`、`Images with "
            "digests '<digests>' required for pushing image into repository with name '<repository>' in the registry "
            "with id '<account>' do not exist`、`The image with digest '<digest>' in repository '<repository>' and "
            "registry ID '<account>' does not match the digest provided`。または、マニフェストの PUT に対する 405: "
            "`unexpected status from PUT request to https://<host>/v2/<repository>/manifests/<tag>: 405`。"
        ),
        means="マニフェスト、またはマニフェストが参照するものが受け付けられませんでした。",
        beware=(
            "`Invalid JSON syntax` は、JSON が壊れているという意味ではありません。"
            "通常はメディアタイプの問題です。足りない部分は、まだプッシュされていないだけの可能性があります。"
            "Lambda のメッセージの場合、レジストリはイメージを受け付けています。"
        ),
        happens=(
            "ビルドキャッシュ、アテステーション、または特殊なアーティファクトのメディアタイプを、ECR "
            "が受け付けない場合です。"
        ),
        apart="BuildKit のビルドなら、アテステーションなしでプッシュすると、それが原因かどうかが分かります。",
        fix="Docker または OCI のメディアタイプを使い、インデックスに含まれるイメージを先にプッシュします。",
    ),
    Cause.UPLOAD_INVALID: About(
        looks=(
            "`BLOB_UPLOAD_INVALID: blob upload invalid`、`First byte of the layer part is <number> instead of "
            "<number>`、`The upload with id '<upload>' in the repository with name '<repository>' in registry "
            "with id '<account>' cannot be completed because it does not have any parts`。"
        ),
        means="レイヤーのアップロードの整合が取れなくなりました。",
        beware="アクセス許可の問題ではありません。",
        happens="プロキシまたは再試行が、パートを二重に、順序どおりでなく、または空のまま送った場合です。",
        apart=(
            "別のネットワークから、または現行版のクライアントでプッシュすると、"
            "プロキシとクライアントのどちらが原因かが分かります。"
        ),
        fix="プロキシを通さず、現行版のクライアントでもう一度プッシュします。",
    ),
    Cause.BAD_REQUEST: About(
        looks=(
            "レジストリ自身の文言がない `400 Bad Request`、または ECR の API が返す "
            "`Invalid parameter at 'PolicyText' failed to satisfy constraint`。"
        ),
        means="レジストリはリクエストそのものを拒否しました。何が問題だったのかは、メッセージからは分かりません。",
        beware=(
            "400 だけでは、何が問題だったのかは分かりません。"
            "プッシュでは、イミュータブルなタグが原因であることがよくあります。"
            "読み取りやログインはイミュータブルなタグの影響を受けないため、まずトークンを確認します。"
        ),
        happens=(
            "イミュータブルなタグ、ECR が受け付けない種類のマニフェスト、別のリージョンのトークン、"
            "または API の規則に反するパラメーターが原因です。"
        ),
        apart="プッシュの場合はタグを調べます。それ以外の場合は、トークンのリージョンをホストのリージョンと比べます。",
        fix="新しいタグでプッシュするか、レジストリのリージョンでログインします。",
    ),
    Cause.RATE_LIMITED: About(
        looks="`toomanyrequests: Rate exceeded`、`toomanyrequests: Data limit exceeded`、`429 Too Many Requests`。",
        means="リクエスト数またはデータ量が上限を超えました。",
        beware=(
            "`Data limit exceeded` は、再試行しても解消しません。これは、匿名の呼び出し元が 1 "
            "つのアドレスからプルできるバイト数の上限です。メッセージがどのホストを示していても、"
            "この上限があるのは ECR Public だけです。"
        ),
        happens="多数のジョブが同時にプルしているか、匿名のアドレスが ECR Public から大量にプルした場合です。",
        apart=(
            "レートの上限か、匿名の呼び出し元のデータ上限か、キャッシュルールのアップストリームレジストリの上限かは、"
            "メッセージの文言で分かります。"
        ),
        fix=(
            "リクエストの間隔を空けます。ECR Public の場合はログインし、"
            "キャッシュルールにはアップストリームのログインを設定します。"
        ),
    ),
    Cause.QUOTA_EXCEEDED: About(
        looks=(
            "`denied: The repository with name '<repository>' in registry with id '<account>' already has the "
            "maximum allowed number of images which is '<number>'`。"
        ),
        means="レジストリのクォータの上限に達しています。",
        beware="`denied` と表示されますが、アクセス許可の不足ではありません。",
        happens=(
            "古いイメージを削除するライフサイクルポリシーがない、1 つのイメージに何度もタグを付けた、"
            "またはリポジトリの数が上限に達した場合です。"
        ),
        apart="数えられたもの (イメージ、1 つのイメージのタグ、リポジトリ) は、メッセージの文言で分かります。",
        fix=(
            "削除するか、ライフサイクルポリシーを追加するか、クォータを引き上げます。"
            "1 つのイメージのタグの上限は引き上げられません。"
        ),
    ),
    Cause.HOST_NOT_FOUND: About(
        looks=(
            "`dial tcp: lookup <host> on 10.0.0.2:53: no such host`、`getaddrinfo ENOTFOUND <host>`、`Name or "
            "service not known`。"
        ),
        means="レジストリの名前を解決できません。",
        beware=(
            "ホストがアカウント ID とリージョンから決まるとおりなら、原因は DNS です。それ以外の場合によくある理由は、"
            "ホストの誤りです (`.cn` のない中国リージョン、リージョンの綴り間違い、`us-west-1a` のようなゾーン、"
            "存在しない FIPS ホスト)。"
        ),
        happens="アカウント ID、リージョン、または末尾が誤っているか、マシンの DNS がこの名前に応答しない場合です。",
        apart="別のマシンで名前を解決できる場合は、このマシンの DNS に問題があります。",
        fix="ホストを直すか、DNS を修復します。",
    ),
    Cause.CONNECTION_FAILED: About(
        looks=(
            "`dial tcp 10.0.0.9:443: i/o timeout`、`connect: connection refused`、`request canceled while waiting for "
            "connection`、`net/http: TLS handshake timeout`、`lookup <host>: Temporary failure in name resolution`。"
        ),
        means="接続先から応答がありませんでした。",
        beware=(
            "アクセス許可の問題ではありません。アドレスが ECR ではなく、レイヤーの保存先のものである可能性があります。"
        ),
        happens=(
            "ルートがない、NAT がない、ポートが閉じている、VPC エンドポイントがないか閉じている、"
            "またはプロキシが設定されていない場合です。"
        ),
        apart="同じマシンから手動でリクエストを送ると、どこまで届くかが分かります。",
        fix="ECR の API、レジストリ、レイヤーの保存先への経路を開きます。",
    ),
    Cause.CONNECTION_CLOSED: About(
        looks=(
            "`EOF`、`connection reset by peer`、`write: broken pipe`、またはプッシュ時の `<layer>: Retrying in "
            "<number> seconds`。"
        ),
        means=(
            "接続が切断されました。プッシュでは、リポジトリや権限の不足が原因のことも、ネットワークが原因のこともあります。"
        ),
        beware=(
            "ネットワークが原因とは限らず、切断だけでは何の証明にもなりません。どこで切れたかを確認してください。"
            "すべてのレイヤーの `Pushed` の後であれば、リポジトリの確認とレイヤーのアップロードはすでに済んでいます。"
        ),
        happens=(
            "プッシュでは、リポジトリが存在しない場合や `ecr:InitiateLayerUpload` が許可されていない場合に、ECR "
            "が接続を切ることが知られています。それ以外の場合は、プロキシ、ファイアウォール、"
            "またはネットワークによる切断です。"
        ),
        apart=(
            "レイヤーをプッシュできていなければ、まず名前を確認します。"
            "リクエストが ECR に届いて拒否されたかどうかは、CloudTrail で分かります。"
        ),
        fix="リポジトリを作成するか、許可を追加するか、経路を直します。",
    ),
    Cause.TLS_FAILED: About(
        looks=(
            "`tls: failed to verify certificate: x509: certificate signed by unknown authority`、`x509: "
            "certificate is valid for <other>, not <host>`、`remote error: tls: handshake failure`、`server gave "
            "HTTP response to HTTPS client`、`tls: first record does not look like a TLS handshake`。"
        ),
        means="TLS 接続が成立しませんでした。証明書が信頼されていないか、そのポートで別のものが応答しています。",
        beware="アクセス許可の問題ではありません。レジストリへの問い合わせは行われていません。",
        happens=(
            "プロキシが独自の証明書を提示している、時計かルート証明書が古い、DNS か hosts ファイルが別のホストへ"
            "向けている、または平文の HTTP が応答している場合です。"
        ),
        apart="証明書の発行者から、応答した相手が分かります。",
        fix="プロキシのルート証明書をそのマシンに登録するか、時計を合わせるか、正しいホストに向けます。",
    ),
    Cause.REGISTRY_ERROR: About(
        looks="`500 Internal Server Error`、`502 Bad Gateway`、`503 Service Unavailable`。",
        means="応答はサーバーエラーでした。",
        beware="AWS の障害だという証拠ではありません。プロキシや誤ったホストも、同じように応答します。",
        happens="サービス、アップストリーム、またはプロキシに一時的な障害が起きている場合です。",
        apart="同じマシンからの手動のリクエストに 401 が返れば、今はレジストリに届いています。",
        fix="しばらく待ってから再試行します。",
    ),
    Cause.UPSTREAM_DENIED: About(
        looks=(
            "`The authentication to the upstream registry failed. Verify that the credentials provided in the "
            "pull through cache rule are correct, and try again.`"
        ),
        means="アップストリームレジストリが、キャッシュルールのリクエストを拒否しました。",
        beware=(
            "呼び出し元のアクセス許可の問題ではありません。アップストリームのレート制限や停止は、"
            "別の原因に分類されます。"
        ),
        happens=(
            "シークレットのトークンが古いかユーザー名が誤っている、そのログインではイメージを読めない、"
            "またはパスが誤っている (`library/` が余分か、足りない) 場合です。Secrets Manager が ECR "
            "にシークレットを渡さなかった場合もあります。"
        ),
        apart=(
            "`validate-pull-through-cache-rule` が試すのはログインだけです。isValid が true "
            "でも、イメージを読めるとは限りません。"
        ),
        fix="シークレットを更新するか、パスを直します。",
    ),
    Cause.WRONG_REGISTRY: About(
        looks=(
            "リポジトリのないレジストリホストに対して Docker Hub から返る `pull access denied for <host>, "
            "repository does not exist or may require 'docker login'`、"
            "`https://index.docker.io/v2/library/<host>/blobs/<digest>`。"
        ),
        means="リクエストは別のレジストリに送られました。ECR への問い合わせは行われていません。",
        beware="ECR については何も示していません。問い合わせが行われていないためです。",
        happens=(
            "参照にレジストリのホストがないか、ホストだけでリポジトリがないため、docker が Docker Hub "
            "に問い合わせた場合です。"
        ),
        apart="メッセージに表示されているホストが、問い合わせ先のホストです。",
        fix="イメージ名の前に、レジストリのホストを付けます。",
    ),
    Cause.UNCLASSIFIED: About(
        looks=(
            "ECR レジストリの名前のそばにある、既知のどれにも当てはまらない失敗のメッセージ (`http: no Location "
            "header in response` など)、情報の少なすぎるステータス (マニフェストの PUT ではない場面での `405 "
            "Method Not Allowed` など)、`context canceled`。"
        ),
        means="ECR に関する何かが失敗しましたが、何が失敗したのかはメッセージから分かりません。",
        beware="それ以上のことは何も意味しません。原因は推測していません。",
        happens="クライアントが独自の文言を使っているか、メッセージが途中で切れた場合です。",
        apart="レジストリの返すメッセージがそのまま表示されるリクエストで、もう一度試します。",
        fix="メッセージを読みます。メッセージは、表示されたとおりに保持されています。",
    ),
    Cause.AWS_CREDENTIALS_FAILED: About(
        looks=(
            "`Unable to locate credentials`、`NoCredentialProviders: no valid providers in chain`、`no EC2 IMDS role "
            "found`、`The security token included in the request is expired`、`The security token included in the "
            "request is invalid`、`The SSO session associated with this profile has expired or is otherwise invalid`、"
            "`Not authorized to perform sts:AssumeRoleWithWebIdentity`、`You must specify a region`。"
        ),
        means=(
            "このプロセスには、有効な AWS アイデンティティまたはリージョンがありません。ECR のトークンは"
            "取得できていません。"
        ),
        beware=(
            "ECR のアクセス許可の不足でも、docker のログインの期限切れでもありません。トークンは取得されていません。"
            "失敗したプロセスに認証情報がなくても、あなたのシェルにはある可能性があります。"
        ),
        happens=(
            "認証情報がないか期限切れである、別のプロファイルである、SSO へのログインが必要である、"
            "ロールの引き受けが許可されていない、またはメタデータサービスに接続できない場合です。"
        ),
        apart="`aws configure list` で、認証情報とリージョンの取得元が分かります。",
        fix="そのプロセスに、認証情報とリージョンを与えます。",
    ),
    Cause.PROXY_REFUSED: About(
        looks=(
            "`Proxy Authentication Required`、Go クライアントのリクエストの URL の後に `Forbidden` のみ、`Tunnel "
            "connection failed: 403 Forbidden`、`CONNECT tunnel failed, response 403`。"
        ),
        means="途中のプロキシが応答し、リクエストを通すことを拒否しました。",
        beware=(
            "レジストリの応答ではありません。これまでに採取した Go クライアントは、"
            "レジストリのステータスを番号付きで表示します。docker エンジンには独自のプロキシ設定があるため、"
            "シェルにプロキシの設定がなくても、何の証明にもなりません。"
        ),
        happens="プロキシがログインを求めているか、レジストリまたはレイヤーのホストを許可していない場合です。",
        apart="手動でリクエストを送ると、CONNECT と、それに対するプロキシの応答が表示されます。",
        fix="プロキシでホストを許可するか、NO_PROXY でプロキシの対象から外します。",
    ),
    Cause.PLATFORM_MISMATCH: About(
        looks=(
            "`no matching manifest for linux/arm64/v8 in the manifest list entries`、`image Manifest does not contain "
            "descriptor matching platform 'linux/amd64'`、`no match for platform in manifest: not found`。"
        ),
        means="イメージは存在しますが、このオペレーティングシステムとプロセッサ向けのものがありません。",
        beware=(
            "`not found` を付け加えるクライアントもありますが、イメージやタグがないという意味ではありません。"
            "アクセス許可の問題でもありません。"
        ),
        happens=(
            "別の種類のプロセッサでビルドされた場合です。ノートパソコンが arm64、ノードが amd64 "
            "であることがよくあります。"
        ),
        apart="マニフェストに、存在するプラットフォームの一覧があります。",
        fix="このプラットフォーム向けにもビルドするか、一覧にあるプラットフォームを指定します。",
    ),
    Cause.LOCAL_FAILURE: About(
        looks=(
            "`Cannot connect to the Docker daemon`、`permission denied while trying to connect to the Docker "
            "daemon socket`、`no space left on device`、`An image does not exist locally with the tag: "
            "<host>/<repository>`、`No such image: <host>/<repository>:<tag>`。"
        ),
        means="失敗したマシン側の問題です。ディスク、コンテナエンジン、またはそこにないイメージが原因です。",
        beware=(
            "レジストリの応答ではありません。`No such image` も、レジストリについては何も示していません。"
            "イメージをプルできなかったエンジンは、後からこのように表示します。その場合、"
            "拒否のメッセージはそれより上にあります。"
        ),
        happens=(
            "エンジンが動いていない、ソケットの使用が許可されていない、ディスクがいっぱいである、"
            "またはイメージの名前が違う場合です。"
        ),
        apart="そのマシンの `docker info`、`df`、`docker images` で、この 3 つを見分けられます。",
        fix="エンジンを起動するか、空き容量を確保するか、この名前でイメージをビルドします。",
    ),
}
