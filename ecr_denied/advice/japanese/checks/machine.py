"""The texts of ``checks/machine.py``."""

HEADLINES = {
    "aws-credentials": "このプロセスが AWS の認証情報とリージョンをどこから取得しているかを確認してください。",
    "credential-sources": "このマシンから、STS と認証情報の取得元に到達できることを確認してください。",
    "proxy": "プロキシが{asked}への通信を通すことを確認してください。",
    "platform": "{tag}がどのプラットフォーム向けにビルドされたかを確認してください。",
    "shell-pipe": "Windows PowerShell の場合は、cmd.exe か PowerShell 7.4 以降からログインしてください。",
    "local-machine": (
        "このマシンを確認してください (コンテナエンジンが動いているか、空き容量があるか、イメージがあるか)。"
    ),
    "node-credentials": "プルするロールの権限を確認してください。",
}

REASONS = {
    "no-aws-identity": (
        "このプロセスは AWS アイデンティティを見つけられなかったか、それを AWS に拒否されたため、"
        "ECR のトークンを取得できていません。"
    ),
    "that-process": "必要なのは、あなたのシェルではなく、失敗したプロセスの認証情報です。",
    "sources-reachable": "このマシンから、メタデータサービス、SSO、STS に接続できる必要があります。",
    "proxy-unreached": "失敗したのは、プロキシへの接続です。",
    "proxy-answered": "応答したのはレジストリではなく、途中のプロキシです。",
    "proxy-answer": (
        "ECR はプロキシへのログインを求めず、JSON で応答します。それ以外の応答をするのは、途中のプロキシか"
        "ゲートウェイです。docker エンジンには、シェルとは別のプロキシ設定があります。"
    ),
    "not-this-platform": "レジストリにイメージはありますが、要求されたプラットフォーム向けのものがありません。",
    "other-platforms": "イメージは存在しますが、このオペレーティングシステムとプロセッサ向けのものがありません。",
    "pipe-changes": "古い PowerShell は、パイプで渡す内容の文字コードと改行を変えます。トークンも変わります。",
    "machine-words": "このメッセージは、レジストリではなく、このマシンのものです。",
    "no-registry-fault": "レジストリに問題はありませんでした。",
    "container-asked": "呼び出したのは、あなたではなく、ノードまたはサービスです。",
    "node-may-have-asked": "リクエストしたのがノードである可能性があります。",
    "node-has-none": "イメージをプルできなかったノードは、後になって、そのイメージがないと表示します。",
    "node-roles": (
        "EKS ではノードグループのロール (Fargate では Pod 実行ロール)、EC2 ではインスタンスプロファイル、"
        "ECS ではタスク実行ロール、App Runner ではアクセスロール、SageMaker では実行ロールです。kubelet は代わりに "
        "imagePullSecret を使うこともあります。あなた自身のログインや、Pod のサービスアカウントのロールは使われません。"
    ),
    "pull-policies": (
        "AmazonEC2ContainerRegistryReadOnly、PowerUser、FullAccess でもプルできます。"
        "インラインポリシーで許可されている場合もあります。"
    ),
}

ANSWERS = {
    "app-runner-untrusted": ("build.apprunner.amazonaws.com がない", "App Runner が使えない。許可する"),
    "no-credentials": ("access_key が <not set>", "認証情報なし: プロファイル、ロール、キーのどれかを選ぶ"),
    "credentials-found": ("access_key とその Type", "実際に使われる取得元: 想定どおりか"),
    "engine-proxy": ("アドレス", "エンジンはこのプロキシを使う: 到達可能かを確認"),
    "platforms-listed": ('"platform"', "足りないプラットフォーム向けにビルドするか、この中から選ぶ"),
    "engine-down": ("Cannot connect または permission denied", "エンジンを起動するか、使う権限を依頼"),
    "disk-full": ("100%", "空き容量を確保: 使用量の内訳は docker system df で分かる"),
    "no-local-image": ("見出しの下に行なし", "先に、この名前でイメージをビルドするかプル"),
    "pulling-role": ("ARN", "このロールがプルする。名前を次のコマンドに使う"),
    "no-pulling-role": ("None", "専用のロールはない。インスタンスのロールがプルするか、どれもない"),
    "pull-policy": ("{pull_policy}", "自身のポリシーではプルできる"),
    "pull-policy-across": ("{pull_policy}", "自身のポリシーではプルできる。別アカウントなら所有者の許可も必要"),
    "no-pull-policy": ("プル用のポリシーがない", "インラインポリシー (list-role-policies) にもなければ"),
}
