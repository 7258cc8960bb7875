"""What must not be used about a person is cut out of a text; the words of municipal work stay."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dxmatch.io.field_options import FieldOptions
from dxmatch.io.fields import FIELDS
from dxmatch.io.issues import IssueCode
from dxmatch.io.plain_values import parse_free_text
from dxmatch.io.protected_phrases import find_protected, redacted
from dxmatch.io.protected_topics import ProtectedTopic
from dxmatch.io.reading import Reading
from dxmatch.vocabulary import Vocabulary

FORBIDDEN = """
外国籍不可|日本人のみ|40代まで|35歳以下|男性のみ|女性歓迎|要健康診断書|国籍:日本|国籍：ベトナム
既婚|1985年生まれ|45歳|男性(42)|男性（４２歳）|20〜35歳|４０代までの若手を希望|30代前半
満42歳です|昭和50年生まれ|S50年生|年齢:45|年齢は45歳です|性別:男|女性 35歳|女性の方歓迎|男性限定
若手歓迎|若い方を希望|シニア不可|日本国籍|日本国籍を有する者|中国籍|外国籍の方は不可
在留資格:技術・人文知識|永住権あり|本籍:東京都|出身地:長野県|長野県出身です|配偶者あり|独身です
子供2人|扶養家族3人|家族構成:妻と子|持ち家あり|宗教:仏教|創価学会員不可|支持政党:自民党
尊敬する人物:坂本龍馬|労働組合加入者不可|組合活動歴なし|愛読書:論語|身元調査あり|持病なし
既往歴:なし|障害者手帳あり|障害者手帳2級|障害者不可|血液型A型|血液型:O|前科なし|賞罰なし
犯罪歴のない方|妊娠中の方は不可|心身ともに健康な方|健康状態良好|Age: 45|45 years old|male, 45
Females only|Nationality: Vietnam|Japanese nationals only|born in 1985|no foreigners
外 国 籍 不 可|三児の父|50代のベテラン|20~30代|30代男性|25歳〜40歳くらいまで
女性エンジニア歓迎|男性の開発者|若手の技術者|35歳以下のアプリ開発者|女性のエンジニア希望
女性エンジニア限定|男性エンジニアのみ|男性SE希望|男性PM|女性PMを希望
女性のPMを優先|若手エンジニア歓迎|若手エンジニア希望|若手エンジニア限定|若手の開発者
若手のエンジニアを希望|若手SE|若手人材を希望|若い技術者を希望|若いエンジニア
40代までのシステム開発者|40歳未満の開発者|30代の開発者|30代の技術者|30代エンジニア
20代のプログラマー|30〜40代のエンジニア|35歳くらいまでのWeb開発者
35歳以下のエンジニア|35歳以下のITエンジニア歓迎|日本人エンジニアのみ|日本人の技術者
外国人エンジニア不可|外国籍エンジニア不可|日本人エンジニア希望|男性の技術者を希望
女性デザイナー歓迎|女性コンサルタント限定|35歳以下の若手エンジニア|30代までの技術者
40代以下の技術者|45歳以下のPM経験者|若手プログラマ募集|女性スタッフ希望|男性スタッフ募集
若手メンバー歓迎|40歳までのクラウド技術者|20代・30代のエンジニア|男性技術者|35歳以下のデータ分析者
35歳以下のサービス企画担当者|男性エンジニアを希望します|若手の方
若手人材歓迎|独身の開発者|女性開発者歓迎|若い技術者|20〜35歳のアプリ開発者|35歳以下のAIエンジニア
35歳以下のWeb App開発者を希望|３５歳以下のアプリ開発者
女性の エンジニア 歓迎|男性の開発者に限る|女性開発者のみ|女性の開発者を求めます|若手開発者を求む
45歳以下のPM経験者|未婚の女性エンジニア
"""
HONEST = """
年代別分析|40代向けサービスの設計|男女共同参画計画の策定支援|国籍別統計|健康管理システム
高齢者福祉|宗教法人向け会計|障害対応|障害福祉システム|65歳以上の高齢者向け給付
18歳以上の住民を対象とした調査|75歳以上の後期高齢者医療|15歳未満の児童手当|3歳児健診システム
女性活躍推進法対応|男性育休取得率の集計|女性向けアプリの企画|20代から60代の利用者調査
2020年代のDX戦略|国籍・地域別人口の集計|在留資格管理システムの運用|外国人住民向け窓口の多言語化
外国人相談窓口のDX|本籍・戸籍システムの標準化|本籍地通知事務|生年月日の名寄せ処理
年齢階層別の人口推計|性別を問わない窓口設計|性別不問|年齢不問|国籍・性別・年齢不問
家族手当の計算|扶養控除の計算|配偶者控除の計算|独身者向けアプリ|未婚率の分析|子育て支援システム
ひとり親家庭支援|一部事務組合の共同利用|健康保険組合向けシステム|協同組合員向けアプリ
組合員管理システム|信条とするのは品質第一|デザイン思想|設計思想を共有
公的個人認証・マイナンバーカード対応|マイナンバー連携|電話対応・メール対応
LINE公式アカウントの構築|LINE ID連携|コンサル出身|大手SIer出身|長野県庁出身
人事システム 障害管理|病歴要約作成支援AI|妊娠届出システム|一人暮らし高齢者の見守り
選挙システムの保守|政党助成金の事務|前科学省の案件|シニアエンジニア|若手育成|若手職員の研修
世代交代|代表取締役の補佐|歳入歳出システム|歳出予算の分析|3年生存率の分析
1985年から運用のCOBOL資産|2024-04-01から稼働|ISO 9001-2015|IPアドレス 192.168.10.20
a 20-year-old COBOL system|Usage: 45 percent|female health app|percentage: 30|Image processing
language: 40|message age distribution|人口10万人当たり|男女別人口の集計|性能改善|可用性30代替
職員1200人規模|住所録管理システム|住所コード変換|在宅勤務可|お客様の声を希望に変える
03-04-2024に開始|バージョン 1.2-3.4-5|経験10年以上、PM歴5年|40代の市民を対象とした調査
女性比率の向上施策|障害者雇用システム|身体障害者手帳システム|障害者手帳交付事務|バリアフリー対応
健康診断結果の管理|要介護認定|要件定義|血液検査データ|色覚バリアフリー配慮
20代~40代のターゲット層|長男|彼女|男子校向けLMS|女子大のシステム|外国籍住民の窓口|前歴照会
名前空間の設計|ファイル名前解決|18歳成人への対応|中国語|韓国人観光客向けサイト|日本人向けサイト
既婚者向けサービス|年齢・性別・国籍不問|外国人住民向けアプリの開発|18歳以下の医療費助成システム
戸籍の本籍地の管理|システム障害対応、健診システム|情報処理学会会員
女性限定イベントの集客サイト構築|κ係数と年齢の相関分析|外国籍児童の就学案内|AB型のテスト設計
C型肝炎検診システム|ビザ・プリペイド決済の導入|国民健康保険の資格管理|1人1台端末
90年代からの基幹システム|10代向け教材|妻籠宿の観光DX
若手育成|女性活躍推進|女性向けアプリ|35歳以下を対象とする給付金の申請システム|若手エンジニアの育成
若手技術者の育成|若手の育成|若手の技術者の育成|若手の技術者を育成
若手開発者向け研修|若手の開発者の指導経験|若手エンジニアへの技術指導|若手エンジニア5名の育成
若手メンバーのマネジメント|女性エンジニアのコミュニティ運営
女性エンジニア向けイベントの企画|女性技術者の登用推進|女性の技術者を増やす施策
男性の育児休業取得推進|女性の開発者向けカンファレンス|若手職員の育成|若手職員向け研修
若手の開発者を支援
若手の技術者の教育担当|35歳以下の開発者向けハッカソン|35歳以下の若手技術者向け研修
30代の技術者向け転職サイト|20代の開発者コミュニティ|40歳未満の技術者を対象とした助成金
女性デジタル人材の育成|女性デジタル人材育成プラン|女性起業家支援|若手農業者支援
若手研究者支援システム|男性職員の育休取得率|女性エンジニアの比率向上|若手エンジニアのメンター
若手エンジニアを育てた経験|若手エンジニアのコーチング|若手エンジニアとのペアプログラミング
若手エンジニアのOJT|若手SEの育成|女性PMの育成|女性の就労支援アプリ開発|若手の教育
男性の開発者が多い職場の改善|若手の技術者が不足する自治体の支援|若手エンジニア10名をリード
若手エンジニアの指導|若手の技術者に助言|若手開発者と協働|若手エンジニアの採用支援
30代の開発者の利用率|女性スタッフ向け勤怠システム|女性の開発者の採用を支援
若手メンバーの育成とレビュー|35歳以下の技術者の移住支援|40代以下の就農者への給付
外国人エンジニアの受け入れ支援|外国人材の採用システム|日本人技術者の海外派遣
日本人開発者との橋渡し|男性看護師の勤務管理|女性消防士の活躍|女性医師|女性議員の割合
若手エンジニアが活躍できる環境づくり|若手の開発者が使うツールの整備|若手エンジニアのチームをリード
若手エンジニアの相談役|若手の技術者へ技術継承|シニアエンジニア|シニア開発者
若手の技術者5名を指導|若手の技術者、ベテランとも協働|女性の開発者・研究者の育成
若手の技術者・開発者の育成|若手エンジニアやベテラン|30代の技術者を中心としたチーム
男性の開発者が中心のチーム|平均年齢30代のエンジニアチーム|若手エンジニア中心のチーム
若手中心のチームのリーダー|20代の若手エンジニアの育成|20代のエンジニアを3名育成
若手メンバーを歓迎する文化の醸成|後輩(若手エンジニア)の育成|育成(若手エンジニア)
育成対象:若手エンジニア|チーム構成:PM、若手エンジニア、デザイナー
若手エンジニア、デザイナーからなるチームを率いた|PM1名、若手エンジニア3名
女性エンジニア歓迎会の幹事ツール開発|女性の健康アプリの開発者|女性の健康アプリ開発者
35歳以下の住民データの分析者|18歳以上の開発者|女性人材バンクのシステム
女性デジタル人材の募集サイト|若手人材の募集サイト構築|若手人材募集サイトの構築
外国人IT人材の受け入れ
外国人エンジニアの採用システム|外国人人材|若手エンジニアに歓迎される開発環境
若手エンジニア希望者の面談|女性エンジニアを歓迎する組織づくり|20代の担当者
30代の経験者へのインタビュー
10年以上の経験者|40代の開発者ペルソナ|30代の子育て世帯|男性エンジニア・女性エンジニアの比率
若手エンジニアのキャリア相談|若手の開発者にコードレビュー|女性エンジニアのロールモデル
35歳以下の就農者の申請システム|若手、中堅エンジニアの育成|若手・中堅の技術者育成
若手のエンジニアの採用と育成
"""
KEPT = {
    "Java10年。外国籍不可。AWSの経験あり": "Java10年。AWSの経験あり",
    "45歳、Java歴20年のエンジニアです": "Java歴20年のエンジニアです",
    "1985年生まれのエンジニアです。要件定義から担当。": "エンジニアです。要件定義から担当。",
    "男性(42)。庁内説明が得意": "庁内説明が得意",
    "PMです(35歳以下希望)。": "PMです。",
    "①要件定義、４０代まで、③設計": "①要件定義、③設計",
    "PM・女性歓迎・常駐可": "PM・常駐可",
    "東京都23区で2-3名のチーム": "東京都23区で2-3名のチーム",
    "一行目\n要健康診断書\n三行目": "一行目\n\n三行目",
    "PM, male, 45, AWS": "PM, AWS",
    "男性男性歓迎歓迎": "",
    "若手エンジニアの育成、女性エンジニア歓迎、AWS": "若手エンジニアの育成、AWS",
    "若手の技術者、AWS経験者": "AWS経験者",
    "35歳以下のアプリ開発者。35歳以下を対象とする給付金": "35歳以下を対象とする給付金",
}
CONTACTS = """
090-1234-5678|０９０ー１２３４ー５６７８|09012345678|03-1234-5678|0263-12-3456|(03)1234-5678
+81-90-1234-5678
TEL:03-1234-5678|電話 0263123456|taro@example.co.jp|メール:taro.y+x@example.jp|LINE ID: taro_y
〒391-8501 長野県茅野市塚原2-6-1|住所:長野県茅野市塚原|長野県茅野市塚原2-6-1
Skype: live:taro|氏名:山田太郎
"""
TOPIC_OF = {
    "本籍:東京": ProtectedTopic.ORIGIN,
    "国籍:日本": ProtectedTopic.NATIONALITY,
    "既婚": ProtectedTopic.FAMILY,
    "持ち家あり": ProtectedTopic.HOUSING,
    "信仰あり": ProtectedTopic.RELIGION,
    "支持政党なし": ProtectedTopic.POLITICS,
    "尊敬する人物:空海": ProtectedTopic.THOUGHT,
    "組合活動歴なし": ProtectedTopic.UNION,
    "愛読書:論語": ProtectedTopic.READING,
    "身元調査あり": ProtectedTopic.BACKGROUND_CHECK,
    "病歴なし": ProtectedTopic.HEALTH,
    "前科なし": ProtectedTopic.CRIME,
    "女性のみ": ProtectedTopic.SEX,
    "35歳まで": ProtectedTopic.AGE,
    "taro@example.jp": ProtectedTopic.CONTACT,
    "本名:山田": ProtectedTopic.IDENTITY,
}


def phrases(text: str) -> list[str]:
    return [phrase for line in text.split("\n") for phrase in line.split("|") if phrase]


def test_enough_phrases_are_tried() -> None:
    assert len(phrases(FORBIDDEN)) >= 40
    assert len(phrases(HONEST)) >= 60


@pytest.mark.parametrize("phrase", phrases(FORBIDDEN))
def test_a_forbidden_phrase_is_cut_out_and_its_neighbours_stay(phrase: str) -> None:
    assert redacted(phrase).text == ""
    among = redacted(f"要件定義から担当。{phrase}。AWSの移行経験あり")
    assert among.topics
    assert among.text == "要件定義から担当。AWSの移行経験あり"


@pytest.mark.parametrize("phrase", phrases(HONEST))
def test_words_of_municipal_work_stay(phrase: str) -> None:
    assert redacted(phrase).text is phrase
    assert find_protected(f"要件定義から担当。{phrase}。AWSの移行経験あり") == ()


@pytest.mark.parametrize(("raw", "text"), KEPT.items())
def test_the_rest_of_the_text_is_kept(raw: str, text: str) -> None:
    assert redacted(raw).text == text


@pytest.mark.parametrize("contact", phrases(CONTACTS))
def test_nobody_can_be_reached_through_a_text(contact: str) -> None:
    parsed = parse_free_text(f"要件定義が得意、{contact}", 200)
    assert (parsed.value, parsed.issues) == ("要件定義が得意", (IssueCode.PROTECTED_ATTRIBUTE,))


@pytest.mark.parametrize(("phrase", "topic"), TOPIC_OF.items())
def test_every_topic_is_named(phrase: str, topic: ProtectedTopic) -> None:
    assert find_protected(phrase) == (topic,)
    for lang in ("ja", "en"):
        assert topic.label.get(lang)
        assert topic.source.get(lang)


def test_only_columns_tell_the_age_by_a_proxy() -> None:
    assert set(ProtectedTopic) - set(TOPIC_OF.values()) == {ProtectedTopic.AGE_PROXY}


PIECES = st.sampled_from(
    phrases(FORBIDDEN) + phrases(HONEST) + list("、。()/ \n男女歳代のみ不可4５")
)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
@example("男性" * 9 + "のみ" * 9)
def test_what_is_left_holds_nothing_forbidden(raw: str) -> None:
    """find_protected(redacted(t).text) == () for any text, and an untouched text is the same."""
    left = redacted(raw)
    assert find_protected(left.text) == ()
    assert redacted(left.text).text == left.text
    assert left.topics or left.text == raw
    assert len(set(left.topics)) == len(left.topics)
    assert raw not in repr(left) or len(raw) < 20


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("rate", "80万円/月(男性のみ)"),
        ("skills", "Python、外国籍不可"),
        ("certifications", "応用情報、要健康診断書"),
        ("utilization", "週3日(35歳以下)"),
        ("prefectures", "長野県出身です"),
        ("languages", "日本語(日本人のみ)"),
        ("forms", "準委任(女性歓迎)"),
    ],
)
def test_a_condition_in_any_cell_is_told(field: str, raw: str) -> None:
    parsed = FIELDS[field].parse(raw, Reading(None, Vocabulary.default(), FieldOptions()))
    assert IssueCode.PROTECTED_ATTRIBUTE in parsed.issues


@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"headline", "summary"}))
def test_a_phone_number_in_another_cell_is_no_condition(field: str) -> None:
    parsed = FIELDS[field].parse(
        "0263-12-3456", Reading(None, Vocabulary.default(), FieldOptions())
    )
    assert IssueCode.PROTECTED_ATTRIBUTE not in parsed.issues
