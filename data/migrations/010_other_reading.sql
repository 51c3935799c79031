-- Migration 010: members whose surname people read in two ways are found by either; here those that are there already.
-- What is written from now on comes from the table of surnames in model/reading.
INSERT OR IGNORE INTO member_suffix(suffix, member)
WITH surname(han, reading, other) AS (VALUES
  ('尉迟','yu','wei'), ('尉遲','yu','wei'), ('单于','chan','dan'), ('單于','chan','dan'), ('万俟','mo','wan'),
  ('萬俟','mo','wan'), ('澹台','tan','dan'), ('澹臺','tan','dan'), ('乐正','yue','le'), ('樂正','yue','le'),
  ('拓跋','tuo','ta'), ('拓拔','tuo','ta'), ('长孙','zhang','chang'), ('長孫','zhang','chang'),
  ('单','shan','dan'), ('單','shan','dan'), ('曾','zeng','ceng'), ('曽','zeng','ceng'),
  ('解','xie','jie'), ('仇','qiu','chou'), ('查','zha','cha'), ('区','ou','qu'), ('區','ou','qu'),
  ('朴','piao','pu'), ('缪','miao','mou'), ('繆','miao','mou'), ('阚','kan','han'), ('闞','kan','han'),
  ('覃','qin','tan'), ('么','yao','me'), ('牟','mou','mu'), ('都','du','dou'), ('薄','bo','bao'),
  ('尉','wei','yu'), ('种','chong','zhong'), ('員','yun','yuan'), ('员','yun','yuan'), ('句','gou','ju'),
  ('勒','le','lei'), ('秘','mi','bi'), ('能','nai','neng'), ('乜','nie','mie'), ('莘','shen','xin'),
  ('拓','tuo','ta'), ('樂','yue','le'), ('乐','yue','le'), ('蓋','ge','gai'), ('盖','ge','gai'),
  ('隗','wei','kui'), ('长','chang','zhang'), ('長','chang','zhang'), ('祭','zhai','ji'),
  ('折','she','zhe'), ('翟','zhai','di'), ('卜','bu','bo'), ('粘','nian','zhan'), ('宓','mi','fu'),
  ('賁','ben','bi'), ('贲','ben','bi'), ('谌','chen','shen'), ('諶','chen','shen'), ('召','zhao','shao'),
  ('费','fei','bi'), ('費','fei','bi'), ('车','che','ju'), ('車','che','ju'), ('盛','sheng','cheng'),
  ('郗','xi','chi'), ('繁','fan','po'), ('那','na','nuo')),
known(member, other, heads) AS (
  SELECT m.id, s.other || substr(m.pinyin, 1 + length(s.reading)), substr(s.other, 1, 1) || substr(m.initials, 2)
  FROM surname s CROSS JOIN member m
  WHERE m.name >= s.han AND m.name < s.han || char(1114111) AND m.name <> '' AND m.state = 'active'
    AND substr(m.pinyin, 1, length(s.reading)) = s.reading
    AND NOT EXISTS (SELECT 1 FROM surname l WHERE length(l.han) > length(s.han) AND m.name LIKE l.han || '%'))
SELECT other, member FROM known UNION SELECT heads, member FROM known;
