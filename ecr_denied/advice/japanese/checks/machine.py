"""The texts of ``checks/machine.py``."""

HEADLINES = {
    "sandbox-image": "ノードの起動時にサンドボックスイメージをログイン付きでプルし、保持する",
    "region-of-process": "そのプロセスにレジストリのリージョンを与える (設定されていない)",
    "credentials-of-job": "ジョブに AWS 認証情報を与える (その OIDC トークンによるロールか、キー)",
    "sso-login": "IAM Identity Center にサインインし直す",
    "pod-events": "Back-off より前のイベントで理由を確認",
    "whole-event": "ポッドのイベントでメッセージの全文を読む",
    "aws-credentials": "そのプロセスの AWS 認証情報とリージョンの取得元を確認",
    "line-break": "キーかトークンから改行を取り除く",
    "credential-sources": "このマシンから STS と認証情報の取得元に届くか確認",
    "proxy": "プロキシが{asked}への通信を通すことを確認",
    "proxy-misnamed": "プロキシの名前を確認 ({proxy}が見つからなかった)",
    "proxy-silent": "{proxy}が動いていることを確認 (接続できなかった)",
    "credentials-of-program": "リクエストしたプログラムの AWS 認証情報を更新する (AWS が拒否した)",
    "partition-credentials": "{partition} の AWS 認証情報を取得する (今のものは AWS が拒否した)",
    "credentials-dead": "失敗した場所の AWS 認証情報を取得し直す (AWS が拒否した)",
    "shell-pipe": "7.4 より前の PowerShell の場合は、cmd を通してログインする",
    "local-machine": "このマシンを確認 (エンジン、イメージの有無)",
    "node-credentials": "プルするロールの権限を確認",
    "access-role-trust": "App Runner がサービスのアクセスロールを引き受けられるようにする",
    "sagemaker-role": "呼び出しで指定した RoleArn か ExecutionRoleArn (プルするロール) の権限を確認",
}

REASONS = {
    "pulls-by-itself": (
        "Pod のサンドボックスのイメージはコンテナランタイムが自分でプルし、kubelet の認証情報は使われません。"
        "認証情報プロバイダーもプルシークレットも関係しません。EKS の AMI はノードの起動時にプルしますが、"
        "削除された場合や containerd の sandbox_image が別のイメージを指す場合は、もう一度プルされます。"
    ),
    "region-unset": (
        "このプロセスには AWS リージョンがなく、どの AWS サービスにも問い合わせていません。"
        "トークンは取得できていません。"
    ),
    "region-out-of-host": (
        "リージョンは、AWS_REGION またはプログラムの設定で指定します。レジストリのホスト名から取り出すプログラムは、"
        "知らない形式のホスト名からは取り出せません。"
    ),
    "token-of-job": (
        "ジョブは、求めた場合にだけ OIDC トークンを受け取ります。GitHub では permissions: id-token: write "
        "(フォークからのワークフローにはありません)、GitLab では id_tokens です。"
        "シークレットのキーも、フォークのジョブや、別のジョブ、別の環境には渡りません。"
    ),
    "sso-ended": (
        "IAM Identity Center のセッションが終了したか、始まっていません。AWS のキーを更新する必要はありません。"
    ),
    "event-is-whole": "理由は、イベントでイメージ名の後か、その下に示されます。",
    "back-off-repeats": "Back-off は、kubelet が次のプルまで待っていることだけを示し、理由は示しません。",
    "line-break-at-end": (
        "クライアントは、改行を含むヘッダーを送りません。AWS のキーかトークンに改行が含まれています。"
        "ファイルや CI の変数から読んだ値の末尾に、よくあります。"
    ),
    "no-aws-identity": (
        "このプロセスは AWS アイデンティティを見つけられなかったか、見つけたものが AWS に拒否されたため、ECR "
        "のトークンを取得できていません。"
    ),
    "that-process": "必要なのは、あなたのシェルではなく、失敗したプロセスの認証情報です。",
    "sources-reachable": "このマシンから、メタデータサービス、SSO、STS に接続できる必要があります。",
    "proxy-unknown": "プロキシの名前を解決できず、レジストリには何もリクエストしていません。",
    "proxy-unreached": "失敗したのは、プロキシへの接続です。",
    "proxy-answered": "応答したのはレジストリではなく、途中のプロキシです。",
    "proxy-answer": (
        "ECR はプロキシへのログインを求めず、JSON で応答します。それ以外の応答をするのは、途中のプロキシか"
        "ゲートウェイです。"
    ),
    "credentials-in-settings": (
        "認証情報は、そのプログラム自身の設定かロールにあります。手元のシェルのものは関係ありません。"
    ),
    "credentials-expired": "AWS が認証情報を拒否しました。期限切れです。",
    "credentials-refused": "AWS は認証情報を受け付けませんでした。または、認証情報が届きませんでした。",
    "partition-of-keys": (
        "AWS 認証情報は 1 つのパーティションだけで有効です。別のパーティションでは、削除されたキーと同じように"
        "未知のものです。"
    ),
    "keys-unknown": (
        "キーが削除または無効化されたか、別のパーティションのものか、別のキーのセッショントークンやシークレットと"
        "組み合わされています。"
    ),
    "access-role-untrusted": (
        "App Runner は、サービスに指定されたアクセスロールを引き受けられませんでした。その名前のロールがないか、"
        "ロールが build.apprunner.amazonaws.com を信頼していません。"
    ),
    "own-proxy": "エンジンには、シェルとは別のプロキシ設定があります。",
    "pipe-changes": "古い PowerShell は、パイプで渡す内容の文字コードと改行を変えます。トークンも変わります。",
    "machine-words": "このメッセージは、レジストリではなく、このマシンのものです。",
    "container-asked": "リクエストしたのは、あなたではなく、ノードまたはサービスです。",
    "node-may-have-asked": "リクエストしたのがノードである可能性があります。",
    "node-roles": (
        "使われるのは、EKS ではノードグループのロール (Fargate では Pod 実行ロール)、EC2 ではインスタンスプロファイル、"
        "ECS ではタスク実行ロール、App Runner ではアクセスロール、SageMaker では実行ロールです。kubelet は代わりに "
        "imagePullSecret を使うこともあります。あなた自身のログインや、Pod のサービスアカウントのロールは使われません。"
    ),
    "pull-policies": (
        "AmazonEC2ContainerRegistryReadOnly、PowerUser、FullAccess でもプルできます。"
        "インラインポリシーで許可されている場合もあります。"
    ),
}

ANSWERS = {
    "no-region-set": ("region が <not set>", "レジストリのリージョンを指定: --region {asked_region}"),
    "no-profile": ("could not be found", "ここにその名前のプロファイルはない。aws configure list-profiles で確認"),
    "signed-in": ("Successfully logged into", "再試行"),
    "no-sso": ("Missing the following required SSO", "SSO は別のプロファイルにある。--profile で指定"),
    "event-has-reason": ("Failed to pull image", "その行を ecr-denied に渡す"),
    "events-gone": ("No resources found", "保持は 1 時間。ノードで journalctl -u kubelet を読む"),
    "app-runner-trusted": (
        "build.apprunner.amazonaws.com",
        "App Runner が使える。作成直後のロールなら再試行",
    ),
    "app-runner-untrusted": ("build.apprunner.amazonaws.com がない", "App Runner が使えない。許可する"),
    "no-credentials": ("access_key が <not set>", "認証情報なし。プロファイル、ロール、キーのどれかを選ぶ"),
    "keys-of-shell": ("access_key が env", "環境変数 AWS_... がプロファイルより優先される。更新するか削除"),
    "credentials-found": ("access_key とその Type", "実際に使われる取得元。想定どおりか確認"),
    "engine-proxy": ("アドレス", "エンジンはこのプロキシを使う。アドレスが正しいか確認"),
    "containerd-proxy": ("HTTPS_PROXY=...", "containerd はこのプロキシを使う。アドレスが正しいか確認"),
    "containerd-proxy-file": ("EnvironmentFiles=/...", "このファイルで HTTPS_PROXY を設定している可能性"),
    "engine-proxy-answers": ("アドレス", "そのプロキシがログインを求めているか、このホストを通さない"),
    "no-engine-proxy": ("空行", "エンジンの設定にはない。途中のプロキシが応答している"),
    "engine-down": ("Cannot connect または permission denied", "エンジンを起動するか、使う権限を依頼"),
    "no-local-image": ("見出しの下に行がない", "先に、この名前でイメージをビルドするかプルする"),
    "access-role": ("ARN", "これがアクセスロール。誰を信頼しているか確認"),
    "pulling-role": ("ARN", "このロールがプルする。そのポリシーが使われる"),
    "pulling-profile": ("プロファイル名", "そのロールがプルする。デフォルトでは同じ名前"),
    "no-pulling-role": ("null か []", "専用のロールはない。インスタンスのロールがプルするか、ロールがない"),
    "pull-policy": ("{pull_policy}", "自身のポリシーではプルできる"),
    "pull-policy-across": ("{pull_policy}", "自身のポリシーではプルできる。別アカウントなら所有者の許可も必要"),
    "no-pull-policy": ("プル用のポリシーがない", "インラインポリシーにもないことを確認 (list-role-policies)"),
}
