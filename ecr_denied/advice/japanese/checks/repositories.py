"""The texts of ``checks/repositories.py``."""

HEADLINES = {
    "meant-public": "自分のものなら、{meant}が ECR Public に存在することを確認",
    "other-registry": "{other_host} のつもりなら、そこに問い合わせる ({repository}はそこで使われている)",
    "repository-name": "{repository}が存在するか確認",
    "uri-as-name": "ホストや /v2/ を付けずに{meant}を指定する",
    "public-uri-as-name": "前にホストを付けずにアドレス {address} を使うか、{meant}だけを指定する",
    "name-ends-twice": "{repository}を確認 (末尾が 2 回続いている。helm push はチャート名を付け足す)",
    "meant-repository": "リポジトリ{meant}が存在するか確認",
    "name-syntax": "名前を 2～256 文字の小文字の英数字と、間をつなぐ . _ - / だけにする",
    "already-created": "{repository}がすでに存在するか確認",
    "create-repository": "名前が正しければ、{repository}を作成する",
    "creation-template": "プッシュ時に作成するテンプレートがあるか確認",
    "own-public-repository": "ECR Public の自分のエイリアスと{repository}を確認",
    "cdk-bootstrap": "このアカウントとリージョンを CDK 用にブートストラップする",
    "library-path": "Docker Hub のキャッシュなら {library} をプルする",
    "lower-case": "リポジトリ名をすべて小文字で書く",
    "name-as-given": "コマンドに渡された名前を表示 (テキストの名前は規則どおり)",
    "creation-rights": "新規作成なら、ecr:CreateRepository も許可する",
    "cache-template": "作成テンプレートで、新しいリポジトリにポリシーを付ける",
}

REASONS = {
    "reached-there": (
        "この名前のイメージがそこに送られたか、そこから取得されたことがテキストに示されています。"
        "ECR は 1 つのアカウントとリージョンの中だけで名前を探します。"
        "AWS CLI は、--registry-id で指定しないかぎり、呼び出し元のアカウントに問い合わせます。"
    ),
    "says-no-repository": "レジストリは、{repository}が存在しないと返しています。",
    "tag-elsewhere": "同じタグが別のレジストリやリージョンに存在する可能性があります。",
    "public-has-none": "ECR Public のこのエイリアスに、この名前のリポジトリはありません。",
    "same-sentence": (
        "メッセージは、リソースベースのポリシーで許可されていないと示しています。この理由は、"
        "これまでクロスアカウントの呼び出しでのみ確認されています。その場合、ECR "
        "は存在しないリポジトリに対しても同じメッセージを返すため、これだけでは区別できません。{accounts}"
    ),
    "policy-for-some-names": (
        "ポリシーが一部の名前だけを許可していることはよくあります。{repository}を、ポリシーの Resource "
        "のパターンと比べてください。"
    ),
    "limit-for-some-names": "一部の名前だけが対象の可能性があります。{repository}をその名前と比べてください。",
    "refused-as-missing": "存在しないリポジトリは、「存在しない」ではなく拒否として返されることがあります。",
    "push-dropped": (
        "存在しないリポジトリへのプッシュでは、ECR が接続を切ることが知られています。ただし、"
        "切断だけでは何の証明にもなりません。"
    ),
    "rule-out-names": "まず、名前、リージョン、アカウントの誤りではないことを確かめます。",
    "owner-looks": (
        "確認できるのはレジストリの所有者だけです。クロスアカウントでは、describe-repositories "
        "も呼び出し元を拒否します。"
    ),
    "name-region-account": "名前、リージョン、アカウントのすべてが、そのリポジトリのものでなければなりません。",
    "host-in-name": (
        "メッセージのリポジトリ名「{address}」に、クライアントが自分で付けるはずのレジストリのホストか API の"
        "パスが含まれています。"
    ),
    "breaks-the-rules": "名前が命名規則に反しているため、検索は行われていません。",
    "parameter-may-be-name": "拒否されたパラメーターは、命名規則のある名前かプレフィックスの可能性があります。",
    "name-letters": "先頭のスキーム、空の要素、末尾の '/' は拒否されます。",
    "bootstrap-makes-it": (
        "この名前のリポジトリと、そこに公開するロールは、ブートストラップが作成します。手動で作成したリポジトリがあると、"
        "ブートストラップは失敗します。別のアカウントからデプロイする場合は、そのアカウントを --trust で指定します。"
    ),
    "repository-of-upload": "プッシュが送信を始めるところでした。そこで見つからないのは、リポジトリだけです。",
    "repository-of-push": (
        "プッシュ先で、何かが見つかりませんでした。リポジトリか、イメージが参照するもののいずれかです。"
    ),
    "created-once": (
        "リポジトリの有無にかかわらず、毎回作成を要求するプログラムがあります。権限がなければ、ECR が有無を調べる前に"
        "拒否されます。"
    ),
    "no-push-creates": (
        "リポジトリ作成テンプレートかキャッシュルールがなければ、プッシュでもプルでもリポジトリは作成されません。"
    ),
    "template-creates": (
        "プッシュでリポジトリが作成されるのは、プレフィックスが一致し、CREATE_ON_PUSH "
        "が指定されたテンプレートがある場合だけです。その場合、失敗の後に見つかったリポジトリは、"
        "失敗より後に作成されたものである可能性があります。"
    ),
    "own-alias": (
        "プッシュ先になるのは自分のアカウントのレジストリだけで、"
        "アドレスのエイリアスもそのレジストリのものでなければなりません。"
    ),
    "library-in-path": (
        "Docker Hub の名前はすべて 2 つの部分からなります。キャッシュルール経由では、公式イメージの名前に "
        "'library/' が必要です。docker が補うのは Docker Hub に直接要求するときだけです。"
        "それ以外のイメージには付けません。"
    ),
    "tags-with-creation": (
        "タグ付きでリポジトリを作成するには、ecr:CreateRepository と ecr:TagResource の両方が必要です。"
        "メッセージに出るのは、最後に求められた一方だけです。"
    ),
    "template-for-caches": (
        "キャッシュルールが作成したリポジトリにはポリシーがないため、ほかのアカウントはプルできません。"
        "PULL_THROUGH_CACHE を指定した作成テンプレートで、ポリシーを付けられます。"
    ),
}

ANSWERS = {
    "there-indeed": ("リポジトリの情報", "存在する。そのアドレスか、その --registry-id と --region を使う"),
    "not-there-now": ("RepositoryNotFoundException", "もうそこにはない"),
    "name-right": ("リポジトリの情報", "存在する。ポリシーを確認"),
    "repository-there": ("リポジトリの情報", "今は存在する。作成直後なら再試行"),
    "meant-there": ("リポジトリの情報", "存在する。名前だけを使う"),
    "similar-name": ("似た名前", "名前の綴り間違い"),
    "name-is-wrong": ("似た名前なし", "別のリージョンかアカウント、または作成が必要"),
    "not-cached-yet": ("似た名前なし", "最初のプルでまだ作られていない。キャッシュルールとその権限を確認"),
    "not-bootstrapped": ("似た名前なし", "ここではブートストラップされていない。cdk bootstrap の項を参照"),
    "bootstrapped": ("bootstrapped.", "リポジトリとロールができた。もう一度デプロイ"),
    "no-bootstrap-change": ("(no changes)", "ブートストラップ済み。リポジトリを手動で削除していないか確認"),
    "same-name": ("まったく同じ名前", "存在し、名前は正しい"),
    "created": ("リポジトリの情報", "作成済みで空。イメージをプッシュ"),
    "created-before": ("リポジトリの情報", "作成は不要。作成するステップを外す"),
    "to-be-created": ("RepositoryNotFoundException", "作成権限を持つ人が作成する必要がある"),
    "already-there": ("RepositoryAlreadyExistsException", "すでに存在する。リージョンとアカウントを照合"),
    "template-fits": ("合うプレフィックスか ROOT (CREATE_ON_PUSH あり)", "プッシュでリポジトリが作成される"),
    "no-template": ("合うものなし", "プッシュでは作成されない。先にリポジトリを作成"),
    "other-alias": ("アドレスと違うエイリアス", "アドレスは他者のレジストリのもの"),
    "alias-right": ("アドレスのエイリアス", "レジストリは正しい。名前を照合"),
    "cache-template-fits": (
        "合うプレフィックスか ROOT (PULL_THROUGH_CACHE あり)",
        "その repositoryPolicy で呼び出し元のプルの許可が必要",
    ),
    "no-cache-template": ("合うものなし", "呼び出し元のプルを許可するポリシー付きで作成"),
    "found-here": ("repositoryUri", "自分のアカウントとリージョンにある。このアドレスを使用"),
    "found-by-you": ("repositoryUri", "自分のアカウントとリージョンにある。問い合わせ先が別でなかったか確認"),
    "not-here-either": ("RepositoryNotFoundException", "ここにもない。ecr-denied diagnose がほかのリージョンを探す"),
}
