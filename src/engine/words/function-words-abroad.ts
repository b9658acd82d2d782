/**
 * Function words of other languages: what asks, points, joins and helps a verb. Left out is what is a telling word of
 * English or of computing ("die", "war", "hat", "bin", "mit", "uber", "comment", "son"): all languages share one list, because
 * nobody says in which one a note is.
 */

/** By language, as they are written; folded where they are used. */
export const FUNCTION_WORDS_ABROAD: Readonly<Record<string, string>> = {
  German: `der das dem den des ein eine einen einem einer eines und oder aber denn als ob wenn weil dass ist sind wird
    werden worden waren gewesen sein wie wer wen wem wo wohin woher wann warum wieso weshalb wozu welche welcher welches
    welchen welchem wieviel wieviele viel viele vielen ich mich du dich dir er ihn ihm sie es wir uns ihr euch mein meine
    meinen meinem meiner dein deine deinen deinem unser unsere unseren euer eure seine seinen ihre ihren sich kann
    kannst konnen konnt konnte konnten muss musst mussen musste darf darfst durfen soll sollen sollte wollen mochte
    mochten habe hast haben habt hatte hatten gibt gibts geht gehts tun tut tue machen macht mache bekomme bekommt
    bekommen kriege kriegt kriegen brauche braucht brauchen finde findet komme kommt lassen jemand jemanden niemand
    etwas nicht nichts kein keine keinen keinem keiner auch noch nur schon mal mehr sehr hier da dort dann jetzt von vom
    zu zum zur im ins beim bei auf aus fur vor nach unter durch gegen ohne um ab bis dieser diese dieses diesen
    diesem bitte danke eigentlich sagen sagt weiss wisst wissen`,
  French: `le la les un une du de des et ou est sont etait etre que qui quoi quel quelle quels quelles combien
    pourquoi quand je tu il elle on nous vous ils elles me te se ma mes ton ta tes sa ses notre nos votre vos leur
    leurs ce cet cette ces au aux avec sans dans sur sous pas ne ni si avons avez ont avoir peut peux puis peuvent
    pouvez pouvons dois doit devons devez faut faire fait faites y svp bonjour merci quelquun aussi`,
  Spanish: `el la los las un una unos unas lo y o u es ser esta estan este esto estos estas ese eso que cual cuales
    quien quienes como cuando donde cuanto cuantos cuanta cuantas por para con sin sobre mi mis tu tus su sus me te se
    nos al del de en si ya muy mas tengo tiene tienen tenemos puedo puede pueden podemos debo debe hago hace hacer
    hola gracias alguien`,
  Portuguese: `um uma uns umas e ou do da das na nos nas em sem sobre por para pelo pela que qual quais quem
    como quando onde quanto quantos quanta quantas voce ele ela nos meu minha meus minhas seu sua seus suas isso isto
    este esta posso pode podem devo tem tenho ter fazer faco ha nao muito ola obrigado alguem`,
  Italian: `il lo gli uno una un di da con su per tra fra del dello della dei degli delle al allo alla agli alle dal
    dalla nel nella nei nelle sul sulla e o che chi cosa quale quali quando quanto quanti quanta quante perche 
    sono siamo hanno abbiamo posso puo possono devo deve si non mi ti mio mia miei tuo tua suo sua questo questa
    ciao grazie qualcuno`,
  Dutch: `het een de voor naar bij uit om te op hoe wat waar wanneer wie waarom welke hoeveel ik jij hij zij wij mijn
    jouw onze kan kun kunnen moet moeten heb heeft hebben zijn wordt worden en niet geen ook er dit dat deze iemand`,
  Polish: `jak gdzie kiedy ile czy kto dlaczego ktory ktora ktore jest sa byc moge mozna moze musze moj moja moje dla
    nie sie ze lub oraz od po przez przy`,
  Turkish: `nasil nerede nereye ne neden kac hangi mi mu ve veya bir icin ile yok benim bu su`,
  Russian: `и в во не что он она оно они на я с со как а то все так его но да ты к ко у же вы за бы по ее мне меня мной
    было был была быть будет есть вот от о об из до для при без под над через ли или если чтобы кто чем чего кому где
    куда откуда когда почему зачем сколько какой какая какое какие каком какую который которая можно нужно надо могу
    можем может мой моя мое мои моего наш наша это этот эта эти этом там тут здесь уже еще только очень`,
  Greek: `και η το τα οι του της των τον την τους τις με σε για στο στη στην στον στα από να θα τι πώς πού πότε πόσο πόσα
    πόση πόσες ποιος ποια ποιο γιατί είναι έχω έχει μπορώ μπορεί μου σου μας σας δεν ή αν`,
  Hebrew: `של את על עם אל זה זו אני אתה אנחנו הוא היא הם יש אין לא כן או אם כי מה מי איך איפה מתי כמה למה מדוע האם איזה לי
    לנו אפשר צריך גם רק`,
  Arabic: `في من على إلى الى عن مع ما ماذا هو هي هل كيف أين متى كم لماذا أي أن إن هذا هذه ذلك التي الذي لي لنا أنا نحن كان
    يكون يمكن يمكنني أو و لا ليس عند بعد قبل`,
  Hindi: `क्या कैसे कहाँ कहां कब कितना कितने कितनी कौन क्यों किस है हैं था थे हो का की के को में से पर और या मैं मुझे मेरा
    मेरी मेरे हम हमें आप यह ये वह वो तो भी नहीं कर करना करें सकता सकते होता होती लिए`,
  Korean: `어떻게 어디 어디서 어디에 언제 얼마 얼마나 누가 누구 누구에게 무엇 무슨 뭐 왜 어떤 어느 몇 있나요 있어요 있습니까
    인가요 입니까 하나요 되나요 되어요 돼요 할 수 저는 제가 제 이 그 및 또는 그리고 해야 하면`,
  Japanese: `いつ どこ どれ どの どう どうすれば どうやって どんな なぜ なに なん いくら いくつ だれ 何 何時 何人 何日 誰 これ
    それ あれ ここ そこ この その あの こと もの ところ ため よう という から まで より など だけ ある いる する できる なる
    ない あります ありますか います いますか です でした ですか でしょ でしょう でしょうか ます ました ません ましょう ください
    くださ して した したい しました します しますか すれば できます できますか できません いただき いただけ ありがとう
    ございます よろしく お願い お願いし 教え 教えて もらい もらえ られ られる れば たら ても てもいい いい`,
  Chinese: `的 了 是 在 我 我们 我們 你 你们 你們 他 她 它 有 没有 沒有 和 与 與 或 或者 就 不 都 一 一个 一個 也 还 還 要 会
    會 能 可以 可 什么 什麼 什么时候 什麼時候 怎么 怎麼 怎么样 怎麼樣 怎样 怎樣 如何 哪 哪里 哪裡 哪儿 哪个 哪個 哪些 多少 几
    幾 谁 誰 为什么 為什麼 吗 嗎 呢 吧 啊 请 請 请问 請問 谢谢 謝謝 这 這 这个 這個 那 那个 那個 把 被 给 給 对 對 从 從 到`,
  Thai: `อะไร ที่ไหน ไหน เมื่อไหร่ เมื่อไร อย่างไร ยังไง เท่าไหร่ เท่าไร กี่ ใคร ทำไม ครับ ค่ะ คะ ได้ ไหม หรือ ที่ ใน เป็น คือ มี และ
    ของ จะ ไม่ ให้ กับ จาก ว่า นี้ นั้น ฉัน ผม เรา คุณ ต้อง`,
};
