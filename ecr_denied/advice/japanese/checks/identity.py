"""The texts of ``checks/identity.py``."""

HEADLINES = {
    "account-meant": "自分のアカウントが意図したものか確認",
    "whose-registry": "問い合わせ先のアカウントを自分のものと比べる",
    "lightsail-keys": "インスタンスに IAM ユーザーのキーを渡す (そのロールに権限は付けられない)",
    "missing-secret": "Pod の名前空間にシークレット {secret} を作成する",
    "caller-identity": "AWS CLI がここで使うアイデンティティを確認",
    "requesters-role": "{who}で正しいか確認 (リクエスト元: {requester})",
    "pull-secret": "Pod のプルシークレットの期限とホストを確認",
    "quarantined-key": "アクセスキーを替える (AWS が漏えいとして隔離した)",
    "pod-by-node": "Pod のサービスアカウントにロールを設定する",
    "mfa-session": "ユーザーが MFA でサインインしたか確認",
    "mfa-wanted": "MFA でセッションを取得する (ポリシーの条件)",
    "opt-in-region": "アカウントでリージョンが有効になっているか確認",
    "build-credentials": "ビルドのイメージをプルする認証情報を確認",
    "pull-by-role": "プロジェクトの imagePullCredentialsType を SERVICE_ROLE にする",
}

REASONS = {
    "lightsail-role": (
        "このロールは Lightsail のどのインスタンスでも同じで、AWS が作成したものなので、ポリシーを追加できません。"
        "Lightsail のインスタンスには、インスタンスプロファイルも付けられません。"
    ),
    "secret-of-namespace": (
        "シークレットは同じ名前空間でしか使えません。kubelet はそれを使わず、ノードのロールでプルを続けました。"
        "そのロールでプルできるなら、Pod からシークレットの名前を削除してください。"
    ),
    "looked-up-where-asked": (
        "名前は問い合わせ先のアカウントとリージョンで検索されます。それが自分のものとは限りません。"
    ),
    "stored-credentials": "別のアカウントの認証情報が保存されている場合も、この文になります。{accounts}",
    "refusal-for-another": "この拒否は、別のアイデンティティに向けたものである可能性があります。",
    "empty-token": "AWS コマンドが失敗してトークンが空だった場合も、この結果になります。",
    "helper-sources": "ヘルパーが使う AWS 認証情報の取得元は、CLI と同じです。",
    "cli-not-docker": (
        "このコマンドが示すのは CLI のアイデンティティで、保存されたログインのものではありません。"
        "ログインし直すと両者がそろいます。"
    ),
    "not-readers": (
        "別のマシンでコマンドを実行しても、そのアイデンティティは分かりません。別のマシンでログインしても、何も変"
        "わりません。"
    ),
    "cli-now": "このコマンドは、CLI が現在使う認証情報のアイデンティティを示します。",
    "stored-secret": "保存されたシークレットが保持するトークンは、12 時間有効です。",
    "secret-renewed": (
        "こうしたシークレットは、何らかの仕組みで数時間ごとに更新する必要があります。あなたがログインしても、"
        "シークレットは変わりません。シークレットがない場合は、ノードのロールが使われます。"
    ),
    "leaked-key": (
        "漏えいしたキーを無効にし、新しいキーを作成し、古いキーで何が行われたかを CloudTrail で調べてから、隔離ポ"
        "リシーをデタッチしてください。不足している権限はありません。"
    ),
    "annotation-missing": (
        "サービスアカウントにロールがない場合、Pod 内のツールはノードのロールを使います。ロールは、アノテーション "
        "eks.amazonaws.com/role-arn か EKS Pod Identity の関連付けで設定します。"
    ),
    "role-is-in": "そのアイデンティティは、{requesters_role}で設定します。",
    "named-after-mfa": "メッセージにあるポリシーの名前に MFA が含まれています。",
    "deny-without-mfa": "MFA を使わないユーザーを Deny で拒否するポリシーは、よく使われます。",
    "mfa-by-session": (
        "アクセスキーだけでは MFA を使ったことになりません。aws sts get-session-token のセッションなら MFA を使っ"
        "たことになり、それで取得した docker のトークンも同様です。"
    ),
    "refused-there-alone": (
        "有効でないリージョンは、正しい認証情報も拒否します。後から追加されたリージョンは、STS のグローバルエンド"
        "ポイントのトークンも拒否します。どちらの場合も get-caller-identity は成功します。"
    ),
    "codebuild-asked": "ビルドのイメージは、CodeBuild 自身かプロジェクトのロールがプルします。",
    "builds-across": "イメージは別アカウントのもので、CodeBuild 自身がプルする設定です。",
    "image-of-account": (
        "CodeBuild 自身がプルできるのは、同じアカウントのイメージだけです。クロスアカウントでは、ロールでプルする"
        "必要があります。"
    ),
}

ANSWERS = {
    "account-not-meant": ("意図した Account と違う", "そのアカウントのプロファイルかロールで問い合わせる"),
    "account-is-meant": ("意図した Account と同じ", "アカウントは正しい。リージョンと名前を確認"),
    "account-differs": ("別の Account", "問い合わせ先は自分のレジストリではない"),
    "account-agrees": ("同じ Account", "アカウントは正しい。リージョンと名前を確認"),
    "secret-missing": ("NotFound", "その名前空間に作成するか、存在するシークレットの名前を指定"),
    "secret-there": ("名前 (NAME)", "今は存在する。Pod を削除して、もう一度プルさせる"),
    "secrets-listed": ("dockerconfigjson、dockercfg", "ECR 用かどうかは、中のホストで分かる"),
    "secret-for-host": ("このホスト", "トークンは 12 時間有効。AGE がそれより古ければ期限切れ"),
    "secret-for-others": ("出力なし、または別のホスト", "このレジストリ用のシークレットではない"),
    "no-secret": ("どちらの種類もない", "ノードのロールが使われる"),
    "keys-listed": ("AccessKeyId が Active", "漏えいしたキーを無効にする"),
    "account-has-none": ("アノテーションがない", "ノードのロールが使われる"),
    "mfa-device": ("ARN", "aws sts get-session-token --serial-number ARN --token-code CODE のキーでログインし直す"),
    "no-mfa-device": ("出力なし", "人のユーザーは先にデバイスを登録。プログラムのユーザーは Deny の対象から外す"),
    "region-disabled": ("DISABLED", "有効にするか、別のリージョンを使う"),
    "region-enabled": ("ENABLED", "AWS_STS_REGIONAL_ENDPOINTS=regional を設定し、認証情報を取得し直す"),
    "region-default": ("ENABLED_BY_DEFAULT", "リージョンは原因ではない。認証情報を取得し直す"),
    "build-by-role": ('"SERVICE_ROLE"', "横に出るロールがプルする。プルの権限が必要"),
    "build-by-service": (
        '"CODEBUILD"',
        "CodeBuild 自身がプルする。別アカウントのイメージなら SERVICE_ROLE にし、同じアカウントなら許可を確認",
    ),
}
