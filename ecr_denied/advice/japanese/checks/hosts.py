"""The texts of ``checks/hosts.py``."""

HEADLINES = {
    "api-host": "ホストを {api_host} (デュアルスタックなら {dual_stack_host}) と照合",
    "account-left-out": "{host}の前のアカウント ID を設定する (変数が空)",
    "dns-answers": "失敗したマシンでホスト名を検索 (リゾルバーが応答していない)",
    "dns-of-vpc": "VPC の DNS (enableDnsSupport と DHCP オプション) を確認",
    "dns": "失敗したマシンでホスト名を引く (綴りは正しい)",
    "host-name": "ホストを確認 (アカウント ID、リージョン、末尾)",
    "host-unread": "アクションに {expected_host} の形のホストを渡すか、新しいバージョンのアクションを使う",
    "other-host-name": "{host}を {expected_host} と比べる",
    "wrong-registry": "名前を {expected_host}/<リポジトリ> と書く (先頭はホスト、次にパス)",
    "public-region": "ECR Public には --region us-east-1 を指定する",
    "scheme-as-host": "https:// を外す (ここにはホストだけを書く)",
    "unlisted-region": "リージョンを確認 ({region} は既知のリージョンではない)",
    "meant-host": "{meant_host} を使う",
}

REASONS = {
    "dual-stack-host": "ECR の API のデュアルスタックのホストは、先頭に「api.」が付きません。",
    "host-is-right": (
        "このホストは、アカウント ID とリージョンから決まるものと同じです。そのマシンの DNS で解決できていません。"
    ),
    "own-resolver": (
        "VPC では、enableDnsSupport と DHCP オプションセット、VPC エンドポイントのプライベート DNS を確認してください。"
    ),
    "resolver-silent": (
        "失敗したマシンのリゾルバーが応答しないか、エラーを返したため、どのアドレスにも接続していません。"
    ),
    "own-endpoints": (
        "インターネットへの経路がない VPC には、ecr.api、ecr.dkr、S3 のそれぞれのエンドポイントが必要です。"
    ),
    "host-wrong": "名前を解決できません。最も多い原因はネットワークではなく、ホストの誤りです。",
    "other-certificate": "ホストが誤っていると、別の名前の証明書が返ることも、証明書が返らないこともあります。",
    "method-refused": "このアドレスは、この種類のリクエストを受け付けません。",
    "misspelt-host": "表示されたホストは ECR のものではありません。綴りが誤っているため、応答したのは別の誰かです。",
    "account-host": "コンソールの表示と違い、ホストのアカウント ID にハイフンはありません。",
    "region-of-host": (
        "アクションは、レジストリのホストからリージョンを読み取れませんでした。ほかの場所からは読み取りません。"
        "古いバージョンは、デュアルスタックのホスト (dkr-ecr ... on.aws) を知りません。"
    ),
    "region-host": "リージョン名のハイフンの位置が違います。",
    "end-host": "ホストの末尾は AWS のパーティションごとに異なります。中国では '.cn' です。",
    "zone-host": "ホストに、リージョンではなくアベイラビリティーゾーンが入っています。",
    "fips-host": "AWS の一覧では、ECR の FIPS ホストがあるのは米国だけです。",
    "host-slips": (
        "リージョンの綴り間違い、'.dkr.ecr' の抜け、12 桁でないアカウント ID があると、応答のないホスト名になります。"
    ),
    "went-elsewhere": "リクエストは、想定していた ECR レジストリには送られていません。",
    "docker-hub": ("ホストが先頭にないか、その後にパスがないと、docker は Docker Hub に問い合わせます。"),
    "public-region-host": "ECR Public の API があるのは us-east-1 と us-west-2 だけです。",
}

ANSWERS = {
    "dns-lacks": ("NXDOMAIN または can't find", "正しい名前を DNS が知らない。リゾルバーと VPC を確認"),
    "dns-silent": ("timed out または no servers", "リゾルバーが応答しない。そのネットワークを確認"),
    "dns-knows": ("アドレスの表示", "今は解決できる。失敗したのが別のマシンか、DNS の一時的な障害"),
    "host-unknown": ("NXDOMAIN または can't find", "ホストが存在しない。リージョンか末尾の綴り間違い"),
    "host-known": ("アドレスの表示", "その名前は存在する"),
}
