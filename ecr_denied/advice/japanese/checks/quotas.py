"""The texts of ``checks/quotas.py``."""

HEADLINES = {
    "quota": "イメージの数を数え、クォータと比べる",
    "request-rate": "間隔を徐々に広げ、並列リクエストを減らして再試行する",
    "data-limit": "ログインしてから再試行する",
    "too-many-tags": "このイメージのタグを減らす (上限に達している)",
    "registry-full": "リポジトリを削除するか、クォータを引き上げる",
    "cache-public": "ECR Public のキャッシュルール経由でプルする",
    "kubelet-rate": "kubelet の再試行を待つか、registryPullQPS と registryBurst を引き上げる",
    "login-rate": "ログインをジョブごとに 1 回にする (トークンは 12 時間有効)",
}

REASONS = {
    "denied-full": "リポジトリが満杯の場合も 'denied' として拒否されます。",
    "full-403": "リポジトリが満杯の場合も、403 だけが返ります。",
    "limit-reached": "'denied' として表示されることもありますが、レジストリは上限に達したと返しています。",
    "over-quota": (
        "クォータを超えるプッシュは、最後のマニフェストで失敗します。ライフサイクルポリシーを使うと、"
        "上限を超えないように保てます。アーカイブ済みのイメージも数に入る可能性がありますが、"
        "コマンドには表示されないことがあります。"
    ),
    "kubelet-limited": "kubelet が自身の上限により、今はプルを始めませんでした。ECR の上限ではありません。",
    "kubelet-limits": "設定がなければ、kubelet が始めるプルは 1 秒に 5 件、一時的に 10 件までです。",
    "asked-too-much": "レジストリは、リクエストが多すぎると返しています。",
    "rate-shared": (
        "レートの上限はアカウントとリージョンごとに適用されるため、ほかのジョブと共有されます。"
        "ほとんどの上限は引き上げられます。"
    ),
    "bytes-counted": "データ量の上限はアドレスごとのバイト数で数えられるため、同じプルはまた失敗します。",
    "tags-per-image": (
        "イメージのタグが、1 つのイメージの上限である 1,000 個に達しました。この上限は引き上げられません。"
        "ポリシーによる拒否ではありません。"
    ),
    "repositories-per-region": "リポジトリの数は、アカウントとリージョンごとに数えられます。",
    "node-has-no-login": (
        "ECR Public は、ログインせずにプルするアドレスごとに、リクエストとバイト数を数えます。ノードは docker "
        "のログイン情報を持ちません。ECR Public のプルスルーキャッシュルールか、"
        "ログイン情報を含むプルシークレットが有効です。"
    ),
    "logins-add-up": (
        "GetAuthorizationToken には、アカウントとリージョンごとのレートの上限があり、多くのジョブが共有します。"
        "間隔を延ばしながら再試行してください。"
    ),
}

ANSWERS = {
    "repository-full": ("クォータと同じ数", "ライフサイクルポリシーで削除するか、クォータを引き上げる"),
    "below-quota": ("クォータより少ない数", "今は空きがある。アーカイブ済みのイメージやほかのクォータを確認"),
    "quota-value": ("Images per repository", "その Value が上限"),
    "rate-value": ("Rate of ... requests", "その Value が 1 秒あたりの上限"),
    "repositories-value": ("Registered repositories", "その Value が上限。引き上げられる"),
}
