"""The texts of ``checks/network.py``."""

HEADLINES = {
    "task-subnet": "タスクのサブネットを調べる",
    "network": "失敗したマシンから{asked}までの経路を確認",
    "closed-private": "VPC エンドポイントの 443 を開く (宛先はプライベート IP)",
    "task-public": "タスクのサブネットから外に出られるか確認 (宛先はパブリック IP)",
    "task-network": "タスクのサブネットのルートの行き先を確認",
    "closed-public": "サブネットに NAT、パブリック IP、VPC エンドポイントのどれかを用意",
    "closed-network": "サブネットのルート、外向きの 443、VPC エンドポイントを確認",
    "closed-layers": "サブネットのルートに S3 ゲートウェイエンドポイントを追加する",
    "endpoint-network": "VPC エンドポイントのプライベート DNS とセキュリティグループを確認",
    "leads-elsewhere": "{asked}を別のホストへ向けているものを探す",
    "layer-route": "S3 のレイヤーバケットまでの経路も確認",
    "layer-host": "失敗したマシンから{layers}までの経路を確認",
    "certificate": "{asked}の証明書の発行者を確認",
    "registry-status": "待ってから再試行し、AWS Health で ECR と S3 のイベントを確認",
}

REASONS = {
    "for-an-hour": (
        "停止したタスクの情報は 1 時間保持されます。awsvpc でない場合は、インスタンスのサブネットが使われます。"
    ),
    "runbook": "Systems Manager の AWSSupport-TroubleshootECSTaskFailedToStart は、これらをすべて調べます。",
    "endpoint-needs": (
        "エンドポイントはそれぞれ 1 つの VPC にあります。プライベート DNS が有効なら、ホスト名はエンドポイントの"
        "プライベートアドレスになります。セキュリティグループと、両方のサブネットのネットワーク ACL でポート 443 "
        "の許可が"
        "必要です。"
    ),
    "other-hosts-certificate": (
        "提示された証明書は別のホストのものです。hosts ファイル、DNS、別リージョンの VPC エンドポイントのどれかがそこへ"
        "向けているか、プロキシが応答しています。時計は原因ではありません。"
    ),
    "from-cloudfront": (
        "ECR Public と一部のキャッシュのレイヤーは CloudFront から配信されます。その経路に S3 "
        "のエンドポイントはありません。"
    ),
    "lost-connection-as-missing": "接続の切断を、イメージがないと報告するクライアントもあります。",
    "second-try": (
        "containerd がマニフェストを blobs から取得しようとするのは、最初のリクエストが失敗した後です。"
        "その失敗は表示されていません。"
    ),
    "login-blocked": "ログインは独立したリクエストであり、その経路が塞がれている可能性があります。",
    "plain-http": "クライアントが、TLS を待ち受けるポートに平文の HTTP で接続しました。",
    "dns-wrong": "ホストが正しければ、DNS か、VPC エンドポイントのプライベート DNS に問題があります。",
    "no-answer": "接続先からの応答がなかったため、メッセージからはアクセス許可について何も分かりません。",
    "cut-answer": "応答が途中で切れています。リポジトリがない場合は、このようにはなりません。",
    "layers-pushed": (
        "接続が切れる前にプッシュできたレイヤーがあるため、リポジトリは存在し、プッシュの権限もあります。"
    ),
    "network-alone": "接続が途中で切れたのは、ネットワークだけが原因である可能性があります。",
    "open-or-not": "プロキシを挟まない場合、経路は通じているかいないかのどちらかです。",
    "proxy-server-error": "プロキシや誤ったホストがサーバーエラーを返すこともあります。",
    "way-parts": "プロキシ、ルートまたは NAT、DNS、VPC エンドポイントのセキュリティグループのポート 443 を確認します。",
    "no-probe": "別の場所から試しても、そのサブネットとセキュリティグループを通らないため、何の証明にもなりません。",
    "store-address": "接続先は、レイヤーの保存先です。",
    "store-may-be": "失敗した接続先は、レイヤーの保存先の可能性があります。",
    "own-route": "レイヤーは、S3 から別の経路で届きます。",
    "no-tls": (
        "TLS 接続が成立しなかったため、レジストリへの問い合わせは行われていません。証明書が信頼されていないか、"
        "そのポートでプロキシまたは平文の HTTP が応答しています。"
    ),
    "issuer": "発行者を見れば、誰が応答したのかが分かります。--insecure は、この確認のためだけのものです。",
    "server-error": "応答はサーバーエラーでした。呼び出し元側の設定では説明がつきません。",
    "service-trouble": "各リージョンのイベントは https://health.aws.amazon.com/health/status にあります。",
}

ANSWERS = {
    "subnet-told": ("subnetId", "次の手順で使う"),
    "task-gone": ("[]", "サービスかインスタンスのサブネットを使う"),
    "no-route": ("0.0.0.0/0 がない", "外への経路がない。NAT ゲートウェイか VPC エンドポイントが必要"),
    "internet-route": ("0.0.0.0/0 igw-", "タスクにパブリック IP が必要。assignPublicIp を ENABLED に"),
    "nat-route": ("0.0.0.0/0 nat-", "経路はある。セキュリティグループとネットワーク ACL の 443 を確認"),
    "main-routes": ("[]", "VPC のメインルートテーブルが使われる。それを確認"),
    "no-endpoint-there": ("[]", "エンドポイントはない。サブネットから外に出られる必要がある"),
    "no-private-dns": ("ecr.api、ecr.dkr が false", "プライベート DNS を有効にする"),
    "endpoint-groups": ("sg-...", "次のコマンドで使うセキュリティグループ"),
    "foreign-endpoint": ("[]", "ここにはない。別のアカウントのものの可能性"),
    "port-closed": ("443 も -1 もない", "ルールを追加: 失敗したサブネットからの TCP 443"),
    "port-open": (
        "そのサブネットに 443 か -1",
        "エンドポイント側は許可している。タスクやノードのセキュリティグループを確認",
    ),
    "private-answer": ("10.、172.16-31.、192.168.", "VPC エンドポイントか hosts ファイルのアドレス"),
    "public-answer": ("パブリックアドレス", "hosts ファイルかプロキシ。別のネットワークで比べる"),
    "store-open": ("Server: AmazonS3", "ステータスにかかわらず、ここからの経路は通じている"),
    "other-issuer": ("別の発行者", "間にプロキシあり。そのルート証明書を docker デーモンに登録"),
    "other-subject": (
        "subject が別のホスト",
        "DNS、hosts ファイル、または別リージョンの VPC エンドポイントが別の場所を指している",
    ),
    "amazon-issuer": ("issuer: ... Amazon (このホスト用)", "このマシンの時計かルート証明書の一覧が誤り"),
    "server-error": ("5xx のステータス", "サービスの障害。しばらく待つ"),
}
