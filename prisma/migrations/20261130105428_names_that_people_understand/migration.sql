-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "addressEn" TEXT,
ADD COLUMN     "nameEn" TEXT;

-- The rooms that were seeded before, as long as they still have the name of the seed.
UPDATE "Room" r
SET "nameEn" = n.english
FROM (VALUES
  ('almaty-republican', 'Республиканский Дом дружбы', 'Republican Dostyk House'),
  ('almaty-city', 'Городской Дом дружбы Алматы', 'Almaty City Dostyk House'),
  ('astana', 'Дом дружбы г. Астаны', 'Dostyk House of Astana'),
  ('aktau', 'Дом дружбы Мангистауской области', 'Dostyk House of Mangystau Region'),
  ('kyzylorda', 'Дом дружбы Кызылорды', 'Kyzylorda Dostyk House'),
  ('turkistan', 'Дом дружбы Туркестанской области', 'Dostyk House of Turkistan Region'),
  ('karaganda', 'Дом дружбы Карагандинской области', 'Dostyk House of Karaganda Region'),
  ('oral', 'Кабинет медиации КГУ «Қоғамдық келісім» ЗКО (Дом Ассамблеи)', 'Mediation room of “Qogamdyq kelisim”, West Kazakhstan Region'),
  ('atyrau', 'Кабинет медиации в Доме дружбы Атырау', 'Mediation room in the Atyrau Dostyk House'),
  ('pavlodar', 'Центр медиации при КГУ «Қоғамдық келісім» Павлодарской области', 'Mediation centre of “Qogamdyq kelisim”, Pavlodar Region'),
  ('oskemen', 'КГУ «Дом дружбы – центр общественного согласия» ВКО', 'Dostyk House – Centre of Public Accord, East Kazakhstan Region'),
  ('kokshetau', 'Дом дружбы Акмолинской области (КГУ «Қоғамдық келісім»)', 'Dostyk House of Akmola Region (“Qogamdyq kelisim”)'),
  ('kostanay', 'Костанайский областной Дом дружбы', 'Kostanay Regional Dostyk House'),
  ('petropavl', 'Приём медиаторов в Ассамблее СКО; ОО «Северо-Казахстанский центр медиации и права „Содружество“»', 'Mediators'' reception at the Assembly, North Kazakhstan Region'),
  ('taraz', 'Дом дружбы г. Тараз', 'Taraz Dostyk House'),
  ('shymkent', 'Дом дружбы г. Шымкент', 'Shymkent Dostyk House'),
  ('semey', 'Дом дружбы области Абай', 'Dostyk House of Abai Region')) AS n(id, russian, english)
WHERE r.id = n.id AND r."nameRu" = n.russian;

UPDATE "Room" r
SET "addressEn" = a.english
FROM (VALUES
  ('almaty-republican', 'ул. Курмангазы, 40', '40 Kurmangazy Street'),
  ('astana', 'ул. Бауыржана Момышулы, 24, Алматинский район', '24 Bauyrzhan Momyshuly Street, Almaty District'),
  ('aktau', '14 микрорайон, бывшее здание университета им. Ш. Есенова', 'Microdistrict 14, former building of Yessenov University'),
  ('karaganda', 'проспект Шахтёров', 'Shakhterler Avenue')) AS a(id, russian, english)
WHERE r.id = a.id AND r."addressRu" = a.russian;

-- Languages as the answer to "in which language?", as long as they still have the name of the seed.
UPDATE "SpokenLanguage" l
SET kk = n.answer
FROM (VALUES
  ('kk', 'қазақ тілі', 'қазақша'),
  ('ru', 'орыс тілі', 'орысша'),
  ('en', 'ағылшын тілі', 'ағылшынша'),
  ('uz', 'өзбек тілі', 'өзбекше'),
  ('ug', 'ұйғыр тілі', 'ұйғырша'),
  ('uk', 'украин тілі', 'украинша'),
  ('de', 'неміс тілі', 'немісше'),
  ('tt', 'татар тілі', 'татарша'),
  ('az', 'әзербайжан тілі', 'әзербайжанша'),
  ('ko', 'корей тілі', 'корейше'),
  ('tr', 'түрік тілі', 'түрікше'),
  ('dng', 'дүңген тілі', 'дүңгенше'),
  ('be', 'беларусь тілі', 'беларусша'),
  ('tg', 'тәжік тілі', 'тәжікше'),
  ('ku', 'күрд тілі', 'күрдше'),
  ('ce', 'шешен тілі', 'шешенше'),
  ('pl', 'поляк тілі', 'полякша'),
  ('ky', 'қырғыз тілі', 'қырғызша'),
  ('el', 'грек тілі', 'грекше')) AS n(code, name, answer)
WHERE l.code = n.code AND l.kk = n.name;

-- Who answers an urgent number, in words that a frightened person understands; a changed row stays as the operator has it.
UPDATE "Hotline" h
SET kk = n.kk, ru = n.ru, en = n.en
FROM (VALUES
  ('112', 'Бірыңғай кезекші-диспетчерлік қызмет', 'Единая дежурно-диспетчерская служба', 'кез келген шұғыл жағдайда', 'при любой опасности', 'any emergency'),
  ('102', 'Полиция', 'Полиция', 'полиция', 'полиция', 'police'),
  ('103', 'Жедел жәрдем', 'Скорая помощь', 'жедел жәрдем', 'скорая помощь', 'ambulance'),
  ('101', 'Өрт сөндіру қызметі', 'Пожарная служба', 'өрт сөндірушілер', 'пожарные', 'fire service'),
  ('111', 'Отбасы, әйелдер мен балалар құқықтарын қорғау жөніндегі бірыңғай байланыс орталығы', 'Единый контакт-центр 111 по вопросам семьи, защиты прав женщин и детей', 'отбасына, әйелдер мен балаларға көмек', 'помощь семье, женщинам и детям', 'help for families, women and children'),
  ('150', 'Сенім телефоны (Дағдарыс орталықтары одағы)', 'Телефон доверия 150 (Союз кризисных центров, НПО)', 'сенім телефоны (Дағдарыс орталықтары одағы)', 'телефон доверия (Союз кризисных центров)', 'helpline of the Union of Crisis Centres'))
  AS n(number, "wasKk", "wasRu", kk, ru, en)
WHERE h.number = n.number AND h.kk = n."wasKk" AND h.ru = n."wasRu";
