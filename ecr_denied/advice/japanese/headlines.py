"""What to do: one imperative sentence each."""

HEADLINES = {
    # --- what was asked for
    "repository-name": "{registry}に、{repository}がこの綴りのとおり存在することを確認してください。",
    "image-of-aws": "{repository}と{tag}を、AWS が公開しているイメージの一覧と照合してください。",
    "uri-as-name": "リポジトリ名には、アドレス「{address}」ではなく、{meant}を指定してください。",
    "create-repository": "名前が正しく、{repository}が存在しない場合は、作成してください。",
    "creation-template": (
        "プッシュでリポジトリを作成する想定の場合は、リポジトリ作成テンプレートのプレフィックスと appliedFor "
        "を確認してください。"
    ),
    "pull-through-cache": (
        "名前がプルスルーキャッシュのプレフィックスで始まる場合は、ルールと、プルする側の権限を確認してください。"
    ),
    "upstream-credentials": (
        "プルスルーキャッシュルールのシークレットにある、アップストリームのユーザー名とトークンを確認してください。"
    ),
    "image-tag": "{repository}に{tag}が存在することを確認してください。",
    "archived-image": "{tag}がアーカイブされていないことを確認してください。",
    "already-pushed": "{tag}が、プッシュしようとしているイメージをすでに指しているかどうかを確認してください。",
    "tag-mutability": "新しいタグでプッシュするか、{repository}のタグのイミュータビリティを確認してください。",
    "tag-syntax": "{tag}の綴りを確認してください (使えるのは英字、数字、'_'、'.'、'-' で、最大 128 文字)。",
    "name-syntax": "{repository}の名前は小文字で書き、空の要素、スキーム、末尾の '/' を含めないでください。",
    "host-name": "{asked}を 1 文字ずつ確認してください (アカウント ID、リージョン、末尾)。",
    "other-host-name": "{host}を {expected_host} と比べてください。",
    "wrong-registry": "イメージ名の前にレジストリのホストを付けて、{expected_host}/... としてください。",
    # --- who may do what
    "identity-policy": (
        "{caller}自身のアイデンティティベースのポリシーで、{action}が許可されていることを確認してください。"
    ),
    "identity-policy-deny": (
        "{caller}自身のアイデンティティベースのポリシーで、{action}を拒否している箇所を探してください。"
    ),
    "repository-policy": "{repository}のポリシーで、{caller}に対し、{action}が許可されていることを確認してください。",
    "repository-policy-deny": "{repository}のポリシーで、{caller}に対し、{action}を拒否している箇所を探してください。",
    "registry-policy": (
        "{registry}のレジストリポリシーで、{caller}に対し、{action}が許可されていることを確認してください。"
    ),
    "registry-policy-deny": (
        "{registry}のレジストリポリシーで、{caller}に対し、{action}を拒否している箇所を探してください。"
    ),
    "service-control-policy": (
        "呼び出し元のアカウントに適用されるサービスコントロールポリシー (SCP) で、{caller}に対し、"
        "{action}が許可されていることを確認するよう、組織の管理者に依頼してください。"
    ),
    "service-control-policy-deny": (
        "呼び出し元のアカウントに適用されるサービスコントロールポリシー (SCP) で、{caller}に対し、"
        "{action}を拒否している箇所を探すよう、組織の管理者に依頼してください。"
    ),
    "resource-control-policy": (
        "レジストリのアカウントに適用されるリソースコントロールポリシー (RCP) で、{caller}に対し、"
        "{action}が許可されていることを確認するよう、そのアカウントが属する組織の管理者に依頼してください。"
    ),
    "resource-control-policy-deny": (
        "レジストリのアカウントに適用されるリソースコントロールポリシー (RCP) で、{caller}に対し、"
        "{action}を拒否している箇所を探すよう、そのアカウントが属する組織の管理者に依頼してください。"
    ),
    "permissions-boundary": "{caller}のアクセス許可の境界で、{action}が許可されていることを確認してください。",
    "permissions-boundary-deny": "{caller}のアクセス許可の境界で、{action}を拒否している箇所を探してください。",
    "printed-policy": "{policy}の内容を確認してください。",
    "session-policy": (
        "ロールを引き受けたときに渡されたセッションポリシーで、{caller}に対し、"
        "{action}が許可されていることを確認してください。"
    ),
    "session-policy-deny": (
        "ロールを引き受けたときに渡されたセッションポリシーで、{caller}に対し、"
        "{action}を拒否している箇所を探してください。"
    ),
    "vpc-endpoint-policy": (
        "ecr.api、ecr.dkr、s3 の VPC エンドポイントポリシーで、{caller}に対し、"
        "{action}が許可されていることを確認してください。"
    ),
    "vpc-endpoint-policy-deny": (
        "ecr.api、ecr.dkr、s3 の VPC エンドポイントポリシーで、{caller}に対し、"
        "{action}を拒否している箇所を探してください。"
    ),
    "layer-store-policy": (
        "S3 ゲートウェイエンドポイントのポリシーで、{layer_bucket} に対する s3:GetObject "
        "が許可されていることを確認してください。"
    ),
    "key-policy": "リポジトリを暗号化するキーのポリシーで、{caller}に{action}が許可されていることを確認してください。",
    "ask-for-the-reason": "レジストリの返すメッセージがそのまま表示されるリクエストで、もう一度試してください。",
    "read-the-message": "まず、メッセージそのものを読んでください。",
    "trail": "CloudTrail で、このリクエストの errorCode と errorMessage を確認してください。",
    # --- who is calling
    "caller-identity": "{caller}が、使うつもりだったアイデンティティであることを確認してください。",
    "log-in-again": "{host}にログインし直してください。",
    "pull-secret": (
        "Pod が imagePullSecret を指定している場合は、そのトークンが期限内で、"
        "このホスト用であることを確認してください。"
    ),
    "stale-public-login": "{host}に対する保存済みのログイン情報を削除してください。",
    "token-host": "トークンが{host}のリージョンのものであることを確認してください。",
    "public-token-host": "トークンが ECR Public のもので、{host}用であることを確認してください。",
    "credential-helper": "docker の config.json が{host}に指定している認証情報ヘルパーを確認してください。",
    "quarantined-key": "{caller}のアクセスキーを新しいものに替えてください。漏洩したキーとして AWS が隔離しています。",
    # --- the machine at hand
    "aws-credentials": "このプロセスが AWS の認証情報とリージョンをどこから取得しているかを確認してください。",
    "credential-sources": "このマシンから、STS と認証情報の取得元に到達できることを確認してください。",
    "proxy": "プロキシが{asked}への通信を通すことを確認してください。",
    "platform": "{tag}がどのプラットフォーム向けにビルドされたかを確認してください。",
    "shell-pipe": "Windows PowerShell の場合は、cmd.exe か PowerShell 7.4 以降からログインしてください。",
    "local-machine": (
        "このマシンを確認してください (コンテナエンジンが動いているか、空き容量があるか、イメージがあるか)。"
    ),
    "node-credentials": (
        "プルを行うノード、タスク、またはサービスのロールと、その認証情報プロバイダーを確認してください。"
    ),
    # --- the request and the way there
    "image-manifest": (
        "イメージのマニフェストを確認してください (メディアタイプ、レイヤー数、"
        "構成要素がすべてプッシュ済みであること)。"
    ),
    "attestations": "来歴 (provenance) と SBOM のアテステーションを付けずに、一度プッシュしてください。",
    "upload": "間にプロキシを挟まず、現行版のクライアントでもう一度プッシュしてください。",
    "quota": "{repository}のイメージ数を数え、クォータと比べてください。",
    "request-rate": "間隔を徐々に広げ、並列リクエストを減らして再試行してください。",
    "data-limit": "ログインしないまま再試行しないでください。",
    "network": "失敗したマシンから{asked}までの経路を確認してください。",
    "layer-route": "S3 のレイヤーバケットまでの経路も確認してください。",
    "layer-host": "失敗したマシンから{layers}までの経路を確認してください。",
    "certificate": "{asked}への接続で提示された証明書の発行者を確認してください。",
    "registry-status": (
        "しばらく待ってから再試行し、https://health.aws.amazon.com/health/status で ECR と S3 "
        "のイベントを確認してください。"
    ),
}
