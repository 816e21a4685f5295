"""The small content of `test_loader`, in three languages and without a mistake."""

import re
from pathlib import Path

from tests.content.test_loader import SMALL, toml, write

WORDS = {
    "The first ships": ("最初の船", "첫 배들"),
    "Two Soviet ships left Niigata with 975 people.": (
        "ソ連の船2隻が975人を乗せて新潟を出た。",
        "소련 배 두 척이 975명을 태우고 니가타를 떠났다.",
    ),
    "The last ship": ("最後の船", "마지막 배"),
    "The last crossing was in 1984.": ("最後の航海は1984年だった。", "마지막 항해는 1984년이었다."),
    "One memoir has it earlier.": ("ある手記はもっと早いとする。", "한 수기는 더 일렀다고 한다."),
    "Two nights": ("2晩", "이틀 밤"),
    "A crossing took two nights.": ("航海には2晩かかった。", "항해에는 이틀 밤이 걸렸다."),
    "Money sent": ("送金", "송금"),
    "Families in Japan sent money and goods.": ("日本の家族は金と物を送った。", "일본의 가족은 돈과 물건을 보냈다."),
    "From which port did the first ships leave?": ("最初の船が出た港はどこか。", "첫 배가 떠난 항구는 어디인가?"),
    "They left Niigata.": ("新潟を出た。", "니가타를 떠났다."),
    "Kobe": ("神戸", "고베"),
    "Kobe is the larger port.": ("神戸のほうが大きい港である。", "고베가 더 큰 항구다."),
    "Niigata": ("新潟", "니가타"),
    "Osaka": ("大阪", "오사카"),
    "Many lived in Osaka.": ("大阪に住む人は多かった。", "오사카에 사는 사람이 많았다."),
    "How long did a crossing take?": ("航海にはどれだけかかったか。", "항해는 얼마나 걸렸는가?"),
    "It took two nights.": ("2晩かかった。", "이틀 밤이 걸렸다."),
    "Five hours": ("5時間", "다섯 시간"),
    "A ferry would be faster today.": ("今の船ならもっと速い。", "오늘날의 배라면 더 빠르다."),
    "Two weeks": ("2週間", "2주"),
    "The way felt long.": ("道のりは長く感じられた。", "길은 멀게 느껴졌다."),
    "What did families in Japan send?": ("日本の家族は何を送ったか。", "일본의 가족은 무엇을 보냈는가?"),
    "They sent both.": ("両方を送った。", "둘 다 보냈다."),
    "Money alone": ("金だけ", "돈만"),
    "Money is what is counted.": ("数えられるのは金である。", "세는 것은 돈이다."),
    "Goods alone": ("物だけ", "물건만"),
    "Goods are what people remember.": ("人が覚えているのは物である。", "사람들이 기억하는 것은 물건이다."),
    "Both": ("両方", "둘 다"),
    "To start with": ("はじめに", "먼저"),
    "The ships, and what was sent after them.": ("船と、その後に送られた物。", "배, 그리고 그 뒤에 보낸 것."),
    "Choice": ("選択", "선택"),
    "What people were told beforehand is part of the story.": (
        "前もって何を聞かされたかも、この話の一部である。",
        "미리 무슨 말을 들었는지도 이 이야기의 일부다.",
    ),
    "Literally, staying in Japan.": ("文字どおりには、日本にいること。", "글자 그대로는 일본에 머무는 것."),
    "An organisation tied to South Korea.": ("韓国と結び付いた団体。", "한국과 가까운 단체."),
    "The port on the Sea of Japan from which the ships left.": ("船が出た日本海側の港。", "배가 떠난 동해 쪽 항구."),
    "The official of the Japanese Red Cross who dealt with the matter.": (
        "この件を受け持った日本赤十字社の職員。",
        "이 일을 맡은 일본적십자사의 직원.",
    ),
    "The first ships leave Niigata.": ("最初の船が新潟を出る。", "첫 배들이 니가타를 떠난다."),
    "Another table has 2,527.": ("別の表では2527人である。", "다른 표에는 2,527명으로 나온다."),
}


def write_translated(root: Path) -> Path:
    """Write the small content into a folder, each English text followed by its Japanese and its Korean."""
    write(root)
    for name in SMALL:
        text = (root / name).read_text(encoding="utf-8")
        whole = re.sub(r'^(\w+)\.en = "(.*)"$', _in_three, text, flags=re.MULTILINE)
        (root / name).write_text(whole, encoding="utf-8")
    return root


def _in_three(line: re.Match[str]) -> str:
    ja, ko = WORDS[line[2]]
    return f"{line[0]}\n{line[1]}.ja = {toml(ja)}\n{line[1]}.ko = {toml(ko)}"
