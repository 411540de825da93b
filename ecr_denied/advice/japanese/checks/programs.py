"""The texts of ``checks/programs.py``."""

HEADLINES = {
    "pulumi-login": "Pulumi のプログラムの Image にログイン情報 (registries か registry) を与える",
    "own-login": "リクエストしたプログラム自身にログイン情報を設定する",
    "gitlab-login": "DOCKER_AUTH_CONFIG か、ランナー上の ecr-login を設定する",
    "github-login": "ジョブのコンテナに認証情報を設定する (GitHub では container.credentials)",
    "pipe-login": "パイプの変数にある AWS のキーを更新するか、OIDC でロールを引き受けさせる",
    "circleci-login": "CircleCI の設定で、ジョブのイメージに aws_auth を指定する",
    "kaniko-login": "kaniko の Pod かインスタンスに、プッシュできるロールを設定する",
    "kaniko-helper": "/kaniko/.docker/config.json に ecr-login を指定する",
    "flux-login": "Flux のソースに provider: aws を設定する",
    "terraform-login": "Terraform の docker プロバイダーで、このホストの registry_auth を設定する",
    "trivy-login": "Trivy の実行環境に AWS 認証情報か docker ログインを用意する",
    "swarm-login": "デプロイ元でログインし、そのログインをノードに渡す",
    "harbor-login": "Harbor のレジストリエンドポイントのアクセスキーを更新する",
    "nomad-login": "Nomad クライアントの docker プラグインにログイン情報を、ヘルパーには AWS 認証情報を設定する",
    "remote-login": "設定 (リモートリポジトリ、またはアカウント) にあるトークンを更新する",
    "controller-login": "Webhook またはコントローラーの Pod に、このレジストリへのアクセスを設定する",
    "watchtower-login": "Watchtower のコンテナに ECR の認証情報ヘルパーと AWS 認証情報を用意する",
    "dependabot-login": "dependabot.yml にこのホストを指定し、Dependabot のシークレットのアクセスキーを使う",
    "kamal-login": "Kamal の設定で、レジストリのパスワードをコマンドから取得する",
    "renovate-login": "Renovate がこのホスト用に持つ AWS のキーを更新する",
    "spring-login": "ビルドに docker.publishRegistry を、プルなら builderRegistry を設定する",
    "concourse-login": "リソースの source に aws_region と、AWS のキーかロールを設定する",
    "zot-login": "zot に AWS 認証情報を設定する (自身のロール、または環境変数のキー)",
    "kaniko-public": "kaniko の config.json に {host} の ecr-login を設定する",
    "jenkins-credential": "Jenkins にこの AWS 認証情報があり、プラグインがリージョンに対応しているか確認",
    "jenkins-login": "Jenkins が ecr:REGION:ID 用に保存している AWS 認証情報を更新する",
    "updater-script-slow": "Image Updater の Pod でそのスクリプトにかかる時間を測る (遅すぎて止められた)",
    "updater-script": "Image Updater の Pod でそのスクリプトを実行する (失敗したか、時間がかかりすぎた)",
    "updater-login": "Image Updater の registries.conf で、このレジストリの認証情報を更新する",
    "argocd-login": "Argo CD のリポジトリシークレットのトークンを更新する",
}

REASONS = {
    "pulumi-token": (
        "docker-build は registries、docker は registry から受け取ります。"
        "aws.ecr.getAuthorizationToken が、AWS プロバイダーの認証情報とリージョンで、ユーザーとパスワードを返します。"
        "指定がなければ、docker の保存済みログインが使われます。"
    ),
    "not-your-login": "手元のマシンでログインしても、そのプログラムには影響しません。",
    "before-script": (
        "ランナーはスクリプトが始まる前にジョブのイメージをプルするため、script: でのログインは間に合いません。"
        "DOCKER_AUTH_CONFIG のトークンは 12 時間有効です。そこでホストに ecr-login を指定し、"
        "ランナーに入れておけば、毎回 AWS に問い合わせます。"
    ),
    "before-steps": (
        "ランナーはどのステップよりも前に container と services のイメージをプルし、"
        "ワークフローに書かれたユーザー名とパスワードだけを使います。先行するジョブの出力でトークンを渡せます。"
        "Azure Pipelines では、コンテナの endpoint のものが使われます。"
    ),
    "terraform-token": (
        "データソース aws_ecr_authorization_token が、Terraform の AWS プロバイダーの認証情報でユーザー名と"
        "パスワードを返します。"
    ),
    "trivy-finds": (
        "Trivy は自身で AWS にトークンを求め、docker の config.json か、TRIVY_USERNAME と TRIVY_PASSWORD も読みます。"
        "コンテナの中では、そのコンテナのものだけが使われます。"
    ),
    "controller-asks": (
        "サービスアカウントのロールか、設定されたシークレットでリクエストします。"
        "ノードのロールやほかの Pod のシークレットが使われるとは限りません。"
    ),
    "watchtower-reads": (
        "Watchtower は、コンテナにマウントされた config.json か、REPO_USER と REPO_PASS を読みます。"
        "その中のトークンは 12 時間で切れます。ヘルパーもコンテナの中に必要です。"
        "そこの AWS_REGION には、実在するリージョンを指定してください。"
    ),
    "pipe-asks": (
        "パイプは、自身の AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY か、AWS_OIDC_ROLE_ARN で AWS に問い合わせます。"
        "変数は、リポジトリ、デプロイメント、ワークスペースでも設定できます。ほかのステップでのログインは使われません。"
    ),
    "before-executor": (
        "エグゼキューターはどのステップよりも前に、イメージの aws_auth でプルします。aws_auth に指定するのは、"
        "プロジェクトかコンテキストのアクセスキー、または OIDC のロールです。ステップでのログインは間に合いません。"
    ),
    "kaniko-role": "kaniko 自身にログイン情報はなく、ecr-login を通して、そのロールで AWS に問い合わせます。",
    "kaniko-config": (
        "ヘルパーは kaniko のイメージに含まれていて、このファイルの credsStore かホストに指定されると使われます。"
    ),
    "flux-role": (
        "デフォルトの generic はシークレットを使い、その中のトークンは 12 時間で切れます。aws にすると、"
        "source-controller が自身のロールかノードのロールで問い合わせます。"
    ),
    "harbor-asks": (
        "Harbor は、エンドポイントに設定されたアクセスキーで、なければ自身のロールで、AWS にトークンを求めます。"
        "トークンをパスワードにしたプロキシキャッシュは、12 時間で使えなくなります。"
    ),
    "nomad-auth": (
        "クライアントノードは、ジョブの auth、プラグインの auth.config のファイル、auth.helper の順に調べます。"
        "auth.helper が ecr-login なら、Nomad エージェントの認証情報、HOME、PATH で、毎回 AWS に問い合わせます。"
    ),
    "digest-unread": (
        "Swarm がレジストリからイメージのダイジェストを読めませんでした。各ノードが個別にイメージを要求します。"
    ),
    "swarm-token": "ノードが使うのは --with-registry-auth で渡されたトークンだけで、12 時間で切れます。",
    "remote-token": "トークンは 12 時間で切れるため、更新する仕組み (passwordCommand など) が必要です。",
    "dependabot-asks": (
        "ECR の docker-registry では、ユーザー名とパスワードはアクセスキーとそのシークレットです。"
        "Actions のシークレットとは別のものです。"
    ),
    "kamal-token": (
        "Kamal は各サーバーで、ユーザー AWS とこのパスワードでログインします。パスワードは 12 時間有効なトークンで、"
        "aws ecr get-login-password が出力します。"
    ),
    "renovate-asks": (
        "Renovate は、ホストルールのユーザー名とパスワードで、なければ自身の AWS 認証情報で、AWS にトークンを求めます。"
    ),
    "spring-token": (
        "Spring Boot は、自身の設定にあるユーザー名 AWS とトークンを送ります。"
        "古いバージョンは docker ログインを見ません。"
    ),
    "concourse-asks": (
        "aws_region があれば、リソースは source のキー、aws_role_arn、またはコンテナで見つかる認証情報で AWS に"
        "トークンを求めます。なければ、source のユーザー名とパスワードが使われます。リソースタイプとタスクの"
        "イメージには、それぞれ自身の source があります。"
    ),
    "zot-asks": "認証情報ヘルパーが ecr なら、zot は自身のプロセスの認証情報で AWS に問い合わせます。",
    "kaniko-public-role": (
        "ログインすると、ECR Public の上限が上がります。kaniko は /kaniko/.docker/config.json を読み、ポッドか"
        "インスタンスのロールで要求します。そのロールには ecr-public:GetAuthorizationToken と "
        "sts:GetServiceBearerToken が必要です。"
    ),
    "jenkins-has-none": (
        "ジョブから使えるこの名前の認証情報が Jenkins にありません。登録がないか、ジョブに使う権限がないか、"
        "プラグインがそのリージョンに対応していません。"
    ),
    "plug-in-knows-regions": (
        "プラグインは、組み込みの AWS SDK が対応するリージョンごとに AWS 認証情報を提供します。"
        "新しいリージョンには新しいプラグインが必要です。"
    ),
    "jenkins-names": (
        "ID は ecr:REGION:ID の最後の部分です。ジョブのフォルダーから使える AWS 認証情報でなければなりません。"
    ),
    "jenkins-asks": "プラグインは、Jenkins の認証情報ストアにあるキーで AWS にトークンを求めます。",
    "updater-token": (
        "そこに設定したスクリプト (ext:) が AWS: とトークンを出力します。credsexpire は、"
        "トークンの有効期間の 12 時間より短くしてください。"
    ),
    "argocd-secret": "シークレットのトークンは 12 時間で切れるため、その前に更新する仕組みが必要です。",
}

ANSWERS = {
    "login-sent": ("converged", "ノードにログインがなかったか、古かった"),
    "login-kept": ("Login Succeeded", "これをノードに送る"),
    "login-not-sent": ("同じ失敗", "ログインの問題ではない。デプロイ元で docker pull が成功するか確認"),
}
