"""The texts of ``checks/identity.py``."""

HEADLINES = {
    "missing-secret": "シークレット {secret} が見つかりません。Pod の名前空間に作成してください。",
    "caller-identity": "{caller}が、使うつもりだったアイデンティティであることを確認してください。",
    "requesters-role": (
        "{requesters_role}で、{caller}が意図したものであることを確認してください。リクエスト元は{requester}です。"
    ),
    "pull-secret": (
        "Pod が imagePullSecret を指定している場合は、そのトークンが期限内で、"
        "このホスト用であることを確認してください。"
    ),
    "quarantined-key": "{caller}のアクセスキーを新しいものに替えてください。漏洩したキーとして AWS が隔離しています。",
}

REASONS = {
    "secret-of-namespace": (
        "シークレットは同じ名前空間でしか使われません。kubelet はそれを使わず、ノードのロールでプルを続けました。"
        "そのロールでプルできるなら、Pod からシークレットの名前を削除してください。"
    ),
    "looked-up-where-asked": (
        "名前は問い合わせ先のアカウントとリージョンで検索されます。それが自分のものとは限りません。"
    ),
    "stored-credentials": "別のアカウントの認証情報が保存されている場合も、この文になります。{accounts}",
    "limit-for-another": "この制限は、別のアイデンティティに向けたものである可能性があります。",
    "deny-for-another": "この Deny は、別のアイデンティティに向けたものである可能性があります。",
    "refusal-for-another": "この拒否は、別のアイデンティティに向けたものである可能性があります。",
    "empty-token": "AWS コマンドが失敗してトークンが空だった場合も、この結果になります。",
    "role-not-assumed": "引き受けを許可されていないロールの場合も、この結果になります。",
    "helper-sources": "ヘルパーが使う AWS 認証情報の取得元は、CLI と同じです。",
    "cli-not-docker": (
        "このコマンドが示すのは CLI のアイデンティティで、docker に保存されたトークンのものではありません。"
        "ログインし直すと両者が揃います。"
    ),
    "not-readers": (
        "別のマシンでコマンドを実行しても、そのアイデンティティは分かりません。別のマシンでログインしても、"
        "何も変わりません。"
    ),
    "cli-now": "このコマンドは、CLI が現在使う認証情報のアイデンティティを示します。",
    "stored-secret": "保存されたシークレットが保持するトークンは、12 時間有効です。",
    "secret-renewed": (
        "こうしたシークレットは、何らかの仕組みで数時間ごとに更新する必要があります。あなたがログインしても、"
        "シークレットは変わりません。シークレットがない場合は、ノードロールが使われます。"
    ),
    "leaked-key": (
        "漏えいしたキーを無効にし、新しいキーを作成し、古いキーで何が行われたかを CloudTrail で調べてから、隔離ポリシ"
        "ーをデタッチしてください。不足している権限はありません。"
    ),
}

ANSWERS = {
    "secret-missing": ("NotFound", "その名前空間に作成するか、存在するシークレットの名前を指定"),
    "secret-there": ("名前 (NAME)", "今は存在する: Pod を削除して、もう一度プルさせる"),
    "secrets-listed": ("名前 (NAME)", "ECR 用かどうかは次のコマンドで分かる"),
    "secret-for-host": ("このホスト", "トークンは 12 時間有効: AGE がそれより古ければ期限切れ"),
    "secret-for-others": ("出力なし、または別のホスト", "このレジストリ用のシークレットではない"),
    "no-secret": ("No resources found", "ノードロールが使われる"),
    "keys-listed": ("AccessKeyId が Active", "漏えいしたキーを無効にする"),
}
