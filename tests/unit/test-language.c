/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters in other languages: recognised, said once, never held back; English is never taken for
   one. With the shipped rules. */
#include "config.h"

#include <criterion/criterion.h>

#include "tone.h"

static Rules *shipped(void) {
    return rules_load(NULL, FALSE, NULL);
}

static gboolean says_other(const CheckResult *result) {
    guint count = 0;
    for (guint i = 0; i < result->findings->len; i++)
        count += strcmp(((const Finding *)g_ptr_array_index(result->findings, i))->rule, "other-language") == 0;
    cr_expect(count <= 1, "said once");
    return count > 0;
}

static const char *const others[] = {
    "Estimada Sra. Tan:\n\nMuchas gracias por ofrecerme el puesto. He decidido no aceptar la oferta, porque ya tengo otro "
    "compromiso.\n\nUn cordial saludo,\nMaría Santos\n",
    "Gracias por la oferta, pero no puedo aceptarla.\n",
    "Bonjour Madame,\n\nMerci beaucoup pour votre proposition. J'ai décidé de ne pas l'accepter, car j'ai pris un autre "
    "engagement.\n\nCordialement,\nMarie Dupont\n",
    "Sehr geehrte Frau Tan,\n\nvielen Dank für Ihr Angebot. Ich habe mich für eine andere Stelle entschieden.\n\nMit freundlichen "
    "Grüßen\nJana Vogel\n",
    "Maraming salamat po sa alok ninyong trabaho. Hindi ko po matatanggap ang posisyon dahil may tinanggap na po akong iba.\n",
    "Prezada Sra. Tan,\n\nMuito obrigada pela oferta. Decidi não aceitar a vaga, porque já assumi outro compromisso.\n",
    "आपके प्रस्ताव के लिए बहुत धन्यवाद। मैंने यह पद स्वीकार न करने का निर्णय लिया है।\n",
    "Aapke offer ke liye bahut dhanyavaad. Maine yeh role nahi lene ka faisla kiya hai.\n",
    "尊敬的陈女士：\n\n非常感谢贵公司的职位。我决定不接受这份工作。\n\n李娜\n",
    "Szanowna Pani, uprzejmie informuję o tym, iż po namyśle postanowiłam jednak odrzucić waszą propozycję pracy zdalnej.\n",
};

static const char *const english[] = {
    "No, thank you.",
    "Declined with thanks. Maria de los Santos",
    "Maria Santos, Virtual Assistant, Northwind Remote, Quezon City",
    "Dear Frau von der Leyen und Herr Müller, I must decline. Regards, Jan van den Berg",
    "Hola Señora de la Cruz, thank you for the offer from La Casa de los Niños. I have decided not to take it. Saludos, Juan",
    "Hi Ma'am, maraming salamat po for the offer. I've decided to decline it because I already accepted another role po!",
    "Dear 陈女士 and 李娜, thank you for the offer. I have decided to decline.",
    "I decline.\n\n> Muchas gracias por su interés en el puesto, pero necesitamos una respuesta de usted para el lunes.\n",
    "",
};

Test(language, another_one_is_said_once_and_never_held_back) {
    g_autoptr(Rules) rules = shipped();
    for (guint i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autoptr(CheckResult) result = tone_check(rules, others[i], NULL);
        cr_expect(says_other(result), "%s", others[i]);
        cr_expect(check_count(result, TONE_WARNING) == 0, "held back: %s", others[i]);
    }
}

Test(language, english_is_english) {
    g_autoptr(Rules) rules = shipped();
    for (guint i = 0; i < G_N_ELEMENTS(english); i++) {
        g_autoptr(CheckResult) result = tone_check(rules, english[i], NULL);
        cr_expect(!says_other(result), "%s", english[i]);
    }
}

Test(language, what_holds_everywhere_is_still_found) {
    g_autoptr(Rules) rules = shipped();
    g_autoptr(CheckResult) result =
        tone_check(rules, "Muchas gracias por la oferta de [Company], pero NO PUEDO ACEPTAR el puesto!!!\n", NULL);
    gboolean open = FALSE, loud = FALSE;
    for (guint i = 0; i < result->findings->len; i++) {
        const char *rule = ((const Finding *)g_ptr_array_index(result->findings, i))->rule;
        open = open || strcmp(rule, "placeholder") == 0;
        loud = loud || g_str_has_prefix(rule, "shouting");
    }
    cr_assert(says_other(result) && open && loud);
}

/* The wizard's letter: our sentences are English, the person's own decide. */
Test(language, own_words_of_a_letter_decide) {
    g_autoptr(Rules) rules = shipped();
    static const struct {
        const char *words;
        gboolean other;
    } own[] = {{"He decidido no aceptar la oferta, porque ya tengo otro trabajo.", TRUE},
               {"I have decided to decline, as I have taken another role.", FALSE},
               {"Salamat po!", FALSE}};
    for (guint i = 0; i < G_N_ELEMENTS(own); i++) {
        g_autoptr(Letter) letter = letter_new(CHANNEL_EMAIL, "decline");
        letter_add_sentence(letter, "Dear Ms. Tan,", "", "greeting", FALSE);
        letter_add_sentence(letter, "Thank you for your offer.", "\n\n", "gratitude", FALSE);
        letter_add_sentence(letter, own[i].words, "\n\n", "decision", TRUE);
        g_autoptr(CheckResult) result = check_letter(rules, letter, NULL);
        cr_expect(says_other(result) == own[i].other, "%s", own[i].words);
        if (!own[i].other) continue;
        cr_expect(check_count(result, TONE_WARNING) == 0);
        cr_expect(check_praise(rules, result, "decision") == NULL, "nothing is praised that was not understood");
    }
}
