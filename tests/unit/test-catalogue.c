/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "bowout/letter/compose.h"
#include "bowout/letter/conditions.h"
#include "bowout/letter/suggest.h"
#include "bowout/letter/variants.h"
#include "letter.h"

/* A file of our own in the test's folder. Owned by the caller. */
static char *own_file(const char *text) {
    static guint count;
    g_autofree char *folder = g_dir_make_tmp("bowout-catalogue-XXXXXX", NULL);
    g_autofree char *name = g_strdup_printf("own-%u.conf", count++);
    char *path = g_build_filename(folder, name, NULL);
    cr_assert(g_file_set_contents(path, text, -1, NULL));
    return path;
}

static void drop_folder_of(const char *path) {
    g_autofree char *folder = g_path_get_dirname(path);
    g_rmdir(folder);
}

static void drop(char *path) {
    g_unlink(path);
    drop_folder_of(path);
    g_free(path);
}

/* The small catalogue with `text` on top; what is told of it in `told`. */
static Catalogue *with_own(const char *text, char **told, gboolean complete) {
    g_autofree char *small = data_path("small.conf");
    char *path = own_file(text);
    const char *const paths[] = {small, path, NULL};
    g_autoptr(Problems) problems = problems_new();
    Catalogue *catalogue = catalogue_load_files(paths, problems);
    if (complete && catalogue != NULL) catalogue_check_complete(catalogue, NULL, problems);
    if (told != NULL) *told = faults(problems);
    drop(path);
    return catalogue;
}

static gboolean tells(const char *text, const char *expected) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = with_own(text, &told, FALSE);
    gboolean same = strcmp(told, expected) == 0;
    if (!same) cr_log_error("told: %s", told);
    return same && catalogue != NULL;
}

Test(catalogue, the_small_one_is_read_whole) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    const Situation *situation = catalogue_situation(catalogue, "needs-information");
    const Phrasing *phrasing = catalogue_phrasing(catalogue, "gratitude", "waiting");
    const Channel *chat = catalogue_channel(catalogue, CHANNEL_CHAT);
    cr_assert(catalogue_kinds(catalogue)->len == 2 && catalogue_situations(catalogue)->len == 3);
    cr_assert(catalogue_groups(catalogue)->len == 1 && catalogue_stages(catalogue)->len == 10);
    cr_assert(strcmp(situation->kind->id, "request") == 0 && situation->needs == FACT_BIT(FACT_TOPIC));
    cr_assert(strcmp(situation->group->id, "first") == 0);
    cr_assert(phrasing->line == 35 && phrasing->when != 0 && phrasing->registers == 0);
    cr_assert(phrasing->facts == 0, "role-phrase can do without the role");
    cr_assert(strcmp(phrasing_stage(phrasing), "gratitude") == 0);
    cr_assert(chat->layout->len == 2);
    cr_assert(catalogue_stage(catalogue, "reasoning")->optional);
    cr_assert(catalogue_stage(catalogue, "nothing") == NULL && catalogue_phrasing(catalogue, "wishes", "plans") == NULL);
    cr_assert(strcmp(catalogue_arrangement(catalogue, ARRANGEMENT_FREELANCE)->role_word, "project") == 0);
    cr_assert(strcmp(catalogue_advice(catalogue, "offer-fresh"), "The offer came {age}.") == 0);
    cr_assert(catalogue_advice(catalogue, "none") == NULL && catalogue_advice(catalogue, NULL) == NULL);
}

Test(catalogue, the_small_one_is_complete) {
    g_autoptr(Catalogue) catalogue = small_catalogue();
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(GArray) coverages = NULL;
    g_autofree char *told = NULL;
    catalogue_check_complete(catalogue, NULL, problems);
    told = faults(problems);
    cr_assert(told[0] == '\0', "%s", told);
    coverages = catalogue_coverage(catalogue);
    cr_assert(catalogue_fewest_wordings(coverages, catalogue_stage(catalogue, "gratitude")) == 2);
}

Test(catalogue, an_own_file_adds_replaces_and_hides) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = with_own("stage \"gratitude\" { title = \"Say thanks\"\n"
                                              "  phrasing \"mine\" { text = \"Cheers, {company}!\" }\n"
                                              "  phrasing \"thanks\" { text = \"Thanks, {contact}.\"  register = {\"warm\"} } }\n"
                                              "hide = {\"gratitude/grateful\"}\n",
                                              &told, FALSE);
    const Stage *stage = catalogue_stage(catalogue, "gratitude");
    const Phrasing *first = g_ptr_array_index(stage->phrasings, 0);
    const Phrasing *last = g_ptr_array_index(stage->phrasings, stage->phrasings->len - 1);
    cr_assert(told[0] == '\0', "%s", told);
    cr_assert(strcmp(phrasing_id(first), "thanks") == 0 && strcmp(phrasing_text(first), "Thanks, {contact}.") == 0,
              "replaced, in its place");
    cr_assert(first->registers == 1u << REGISTER_WARM && first->line == 3);
    cr_assert(strcmp(phrasing_id(last), "mine") == 0);
    cr_assert(catalogue_phrasing(catalogue, "gratitude", "grateful") == NULL);
    cr_assert(catalogue_phrasing(catalogue, "gratitude", "waiting") != NULL);
    cr_assert(strcmp(stage->title, "Say thanks") == 0 && strcmp(stage->name, "Gratitude") == 0, "what is not said again stays");
}

Test(catalogue, faults_of_phrasings_have_their_lines) {
    cr_assert(tells("# a comment\n"
                    "stage \"wishes\" {\n"
                    "  phrasing \"a\" { text = \"At {compny}.\" }\n"
                    "  phrasing \"b\" { text = \"  \" }\n"
                    "  phrasing \"c\" { }\n"
                    "  phrasing \"d\" { text = \"x\"  situations = {\"another-offer\",\n"
                    "    \"nowhere\"} }\n"
                    "  phrasing \"e\" { text = \"x\"  kinds = {\"complaint\"}\n"
                    "    channels = {\"fax\"}\n"
                    "    register = {\"loud\"}\n"
                    "    arrangements = {\"slave\"}\n"
                    "    when = {\"raining\"} }\n"
                    "}\n",
                    "3: unknown placeholder {compny}: did you mean \"company\"?\n"
                    "4: the phrasing \"b\" has no text\n"
                    "5: the phrasing \"c\" has no text\n"
                    "7: unknown situation \"nowhere\"\n"
                    "8: unknown kind \"complaint\"\n"
                    "9: unknown channel \"fax\"\n"
                    "10: unknown register \"loud\"\n"
                    "11: unknown arrangement \"slave\"\n"
                    "12: unknown condition \"raining\"\n"));
}

Test(catalogue, a_faulty_phrasing_is_left_out_and_the_rest_goes_on) {
    g_autoptr(Catalogue) catalogue =
        with_own("stage \"wishes\" { phrasing \"a\" { text = \"{nope}\" }  phrasing \"b\" { text = \"Well.\" } }", NULL, FALSE);
    cr_assert(catalogue_phrasing(catalogue, "wishes", "a") == NULL);
    cr_assert(catalogue_phrasing(catalogue, "wishes", "b") != NULL);
}

Test(catalogue, faults_of_the_frame_have_their_lines) {
    cr_assert(tells("kind \"decline\" { stages = {\"gratitude\", \"decision\", \"reasoning\", \"door-open\", \"wishes\",\n"
                    "  \"apology\", \"greeting\", \"wishes\"} }\n"
                    "channel \"fax\" { title = \"Fax\" }\n"
                    "situation \"a\" { title = \"A\" }\n"
                    "situation \"b\" { title = \"B\"  kind = \"nothing\"  group = \"none\"\n"
                    "  needs = {\"luck\"} }\n"
                    "situation \"c\" { kind = \"decline\" }\n"
                    "stage \"wishs\" { title = \"Typo\" }\n"
                    "hide = {\"reasoning/nothing\"}\n"
                    "advice \"offer-fresh\" { text = \"Came {when}.\" }\n",
                    "2: unknown stage \"apology\"\n"
                    "2: the stage \"greeting\" has no step of its own\n"
                    "2: the stage \"wishes\" is named twice\n"
                    "3: unknown channel \"fax\"\n"
                    "4: the situation \"a\" has no kind\n"
                    "5: unknown kind \"nothing\"\n"
                    "5: unknown group \"none\"\n"
                    "6: unknown fact \"luck\": did you mean \"luck-with\"?\n"
                    "7: the situation \"c\" has no title\n"
                    "10: advice knows only {age} and {left}, not \"{when}\"\n"
                    "8: unknown stage \"wishs\", which no kind of letter has: did you mean \"wishes\"?\n"
                    "9: unknown phrasing to hide \"reasoning/nothing\"\n"));
}

Test(catalogue, a_layout_must_place_every_stage_once) {
    cr_assert(tells("channel \"email\" { layout = {\"greeting gratitude decision decision\",\n"
                    "  \"question apology\", \"door-open wishes sign-off\"} }\n",
                    "1: the stage \"decision\" is twice in the layout\n"
                    "2: unknown stage \"apology\" in the layout\n"
                    "1: the layout of \"email\" has no place for the stage \"reasoning\"\n"));
}

Test(catalogue, a_situation_told_once_is_not_told_where_it_is_named) {
    cr_assert(tells("situation \"a\" { title = \"A\"  kind = \"nothing\" }\n"
                    "stage \"wishes\" { phrasing \"x\" { text = \"x\"  situations = {\"a\"} } }\n",
                    "1: unknown kind \"nothing\"\n"));
}

Test(catalogue, phrasings_that_could_never_be_offered_are_told) {
    cr_assert(tells("stage \"question\" { phrasing \"x\" { text = \"x\"\n situations = {\"another-offer\", \"needs-information\"} } }\n"
                    "stage \"wishes\" { phrasing \"x\" { text = \"x\"\n when = {\"late\", \"in-time\"} } }\n",
                    "2: the situation \"another-offer\" has no stage \"question\"\n"
                    "4: \"late\" and \"in-time\" never hold together\n"));
}

Test(catalogue, hostile_text_is_told_and_kept_out) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue =
        with_own("stage \"wishes\" { title = \"W\\e[31m\"\n phrasing \"a\" { text = \"Hi \\e[2J\" } }", &told, FALSE);
    cr_assert(strstr(told, "1: ") != NULL && strstr(told, "2: ") != NULL, "%s", told);
    cr_assert(catalogue_phrasing(catalogue, "wishes", "a") == NULL);
    cr_assert(strchr(catalogue_stage(catalogue, "wishes")->title, '\033') == NULL);
}

Test(catalogue, a_combination_without_wording_is_told) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = with_own("hide = {\"question/several\"}", &told, TRUE);
    cr_assert(strstr(told, "no usable wording of \"question\" for needs-information, email, warm "
                           "(virtual-assistant; late, contact-known, several-topics, exchanged, talked, talked-often)\n") != NULL,
              "%s", told);
    cr_assert(catalogue != NULL);
}

Test(catalogue, a_wording_that_asks_for_a_fact_is_not_enough) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = with_own("hide = {\"reasoning/plans\", \"reasoning/grateful-plans\"}", &told, TRUE);
    cr_assert(strstr(told, "no usable wording of \"reasoning\" for not-right-fit, chat, formal\n") != NULL, "%s", told);
    cr_assert(catalogue != NULL);
}

Test(catalogue, a_broken_own_file_is_left_out) {
    g_autofree char *small = data_path("small.conf");
    g_autofree char *text = NULL, *folder = g_dir_make_tmp("bowout-data-XXXXXX", NULL);
    g_autofree char *language = g_build_filename(folder, "en", NULL), *shipped = g_build_filename(language, "catalogue.conf", NULL);
    g_autofree char *own = own_path(folder, "catalogue.conf");
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = NULL;
    cr_assert(g_file_get_contents(small, &text, NULL, NULL));
    cr_assert(g_mkdir(language, 0700) == 0 && g_file_set_contents(shipped, text, -1, NULL));
    cr_assert(g_file_set_contents(own, "stage \"wishes\" { phrasing \"x\" { text = \"x\" }\n", -1, NULL));
    catalogue = catalogue_load(folder, TRUE, problems);
    cr_assert(catalogue != NULL && problems_count(problems, PROBLEM_ERROR) == 1);
    cr_assert(strcmp(problems_get(problems, 0)->file, own) == 0);
    g_clear_pointer(&catalogue, catalogue_free);
    catalogue = catalogue_load(folder, FALSE, problems);
    cr_assert(catalogue != NULL && problems_count(problems, PROBLEM_ERROR) == 1, "not read where nothing of a person's own is");
    g_unlink(own);
    g_clear_pointer(&catalogue, catalogue_free);
    catalogue = catalogue_load(folder, TRUE, problems);
    cr_assert(catalogue != NULL && problems_count(problems, PROBLEM_ERROR) == 1, "no own file is no problem");
    g_unlink(shipped);
    cr_assert(catalogue_load(folder, TRUE, problems) == NULL);
    g_rmdir(language);
    drop_folder_of(own);
    g_rmdir(folder);
}

/* Ten thousand must not take ten thousand squared steps: the limit is far above what it takes,
   far below that. */
Test(catalogue, ten_thousand_phrasings, .timeout = 600) {
    GString *text = g_string_new("stage \"wishes\" {\n");
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue = NULL;
    for (guint i = 0; i < 10000; i++)
        g_string_append_printf(text, "phrasing \"p%u\" { text = \"Good luck, {company}, number %u.\" }\n", i, i);
    g_string_append(text, "}\n");
    catalogue = with_own(text->str, &told, FALSE);
    cr_assert(told[0] == '\0', "%s", told);
    cr_assert(catalogue_stage(catalogue, "wishes")->phrasings->len == 10001);
    cr_assert(catalogue_phrasing(catalogue, "wishes", "p9999")->line == 10001);
    g_string_free(text, TRUE);
}

Test(catalogue, faults_of_companions_are_told_with_their_lines) {
    cr_assert(tells("companion \"a\" { title = \"A\"\n"
                    "  kinds = {\"order\"}\n"
                    "  channels = {\"fax\"}\n"
                    "  channel = \"post\"\n"
                    "  stages = {\"greeting subject\", \"moan\", \"greeting\"} }\n"
                    "companion \"b\" { title = \"B\" }\n"
                    "channel \"email\" { layout = {\"greeting gratitude decision reasoning question door-open wishes sign-off beep\"} }\n",
                    "2: unknown kind \"order\"\n"
                    "3: unknown channel \"fax\"\n"
                    "4: unknown channel \"post\"\n"
                    "5: the stage \"subject\" stands above the letter, not in it\n"
                    "5: unknown stage \"moan\" in the layout\n"
                    "5: the stage \"greeting\" is twice in the layout\n"
                    "6: the companion \"b\" has no stages\n"));
}

Test(catalogue, the_shipped_one_is_sound_and_complete) {
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, problems);
    g_autofree char *told = NULL;
    cr_assert(catalogue != NULL);
    catalogue_check_complete(catalogue, NULL, problems);
    told = faults(problems);
    cr_assert(told[0] == '\0', "%s", told);
}

Test(catalogue, the_shipped_one_offers_four_wordings_everywhere) {
    g_autoptr(Catalogue) catalogue = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(GArray) coverages = catalogue_coverage(catalogue);
    for (guint i = 0; i < coverages->len; i++) {
        const Coverage *coverage = &g_array_index(coverages, Coverage, i);
        gboolean name_alone = coverage->channel == CHANNEL_CHAT && strcmp(coverage->stage->id, "sign-off") == 0;
        cr_assert(coverage->fewest >= (coverage->chosen && !name_alone ? 4 : 1), "%s: %s, %s, %s", coverage->situation->id,
                  coverage->stage->id, channel_name(coverage->channel), register_name(coverage->reg));
    }
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue_stages(catalogue), i);
        cr_assert(stage->guidance[0] != '\0' && stage->optional == (stage->skip[0] != '\0'), "%s", stage->id);
    }
}

/* ---- what a situation may say of itself ---- */

#define SITUATION(fields) "situation \"moving\" { kind = \"decline\"  title = \"Moving\"  " fields " }\n"

Test(catalogue, a_situation_says_what_it_takes_for_granted) {
    g_autofree char *told = NULL;
    g_autoptr(Catalogue) catalogue =
        with_own(SITUATION("own = {\"decision\"}  assumes = {\"late\"}  channels = {\"chat\"}  listed = false  "
                           "instead = \"needs-information\"  delivery = \"offer-fresh\""),
                 &told, FALSE);
    const Situation *situation = catalogue_situation(catalogue, "moving");
    guint late;
    cr_assert(told[0] == '\0', "%s", told);
    cr_assert(condition_by_name("late", &late) && situation->assumes == (CatalogueMask)1u << late);
    cr_assert(!situation_allows(situation, CHANNEL_EMAIL) && situation_allows(situation, CHANNEL_CHAT));
    cr_assert(situation_allows(catalogue_situation(catalogue, "needs-information"), CHANNEL_PHONE));
    cr_assert(!situation->listed && situation->instead == catalogue_situation(catalogue, "needs-information"));
    cr_assert(strcmp(situation->delivery, "offer-fresh") == 0 && situation->timing == NULL);
    cr_assert(situation->own->len == 1 && g_ptr_array_index(situation->own, 0) == catalogue_stage(catalogue, "decision"));
}

Test(catalogue, what_a_situation_names_must_be_there) {
    cr_assert(tells(SITUATION("own = {\"dance\"}"), "1: unknown stage \"dance\"\n"));
    cr_assert(tells(SITUATION("assumes = {\"rain\"}"), "1: unknown condition \"rain\"\n"));
    cr_assert(tells(SITUATION("channels = {\"pigeon\"}"), "1: unknown channel \"pigeon\"\n"));
    cr_assert(tells(SITUATION("instead = \"moving\""), "1: unknown situation \"moving\"\n"));
    cr_assert(tells(SITUATION("timing = \"nothing\""), "1: unknown advice \"nothing\"\n"));
}

Test(catalogue, in_its_own_stages_only_its_own_wordings_suit) {
    g_autoptr(Catalogue) catalogue =
        with_own(SITUATION("own = {\"gratitude\"}  assumes = {\"late\"}") "stage \"gratitude\" { phrasing \"moved\" { text = \"Thank you "
                                                                          "for waiting, {company}.\"  situations = {\"moving\"} } }\n",
                 NULL, FALSE);
    g_autoptr(Answers) answers = usual_answers("moving");
    const GPtrArray *all = catalogue_stage(catalogue, "gratitude")->phrasings;
    guint suits = 0;
    for (guint i = 0; i < all->len; i++) suits += suggest_suits(g_ptr_array_index(all, i), answers, catalogue) ? 1 : 0;
    cr_assert(suits == 1, "%u", suits);
    answers_set_situation(answers, "not-right-fit");
    cr_assert(!suggest_suits(catalogue_phrasing(catalogue, "gratitude", "moved"), answers, catalogue));
    cr_assert(suggest_suits(catalogue_phrasing(catalogue, "gratitude", "thanks"), answers, catalogue));
    cr_assert(!suggest_suits(catalogue_phrasing(catalogue, "gratitude", "waiting"), answers, catalogue), "it is in time");
    answers_set_situation(answers, "moving");
    cr_assert(conditions_with(conditions_holding(answers), catalogue_situation(catalogue, "moving")->assumes) !=
              conditions_holding(answers));
}

Test(catalogue, a_sparing_situation_is_suggested_without_its_optional_stages) {
    g_autoptr(Catalogue) catalogue = with_own(
        SITUATION("sparing = true") "stage \"reasoning\" { phrasing \"moved\" { text = \"We are moving.\"  situations = {\"moving\"} } }\n"
                                    "stage \"door-open\" { phrasing \"moved\" { text = \"Ask me again.\"  situations = {\"moving\"} } }\n",
        NULL, FALSE);
    g_autoptr(Answers) answers = usual_answers("moving"), other = usual_answers("moving"), mine = usual_answers("moving");
    suggest_rest(answers, catalogue);
    cr_assert(answers_choice(answers, "gratitude").kind == CHOICE_PHRASING);
    cr_assert(answers_choice(answers, "reasoning").kind == CHOICE_SKIP && answers_choice(answers, "door-open").kind == CHOICE_SKIP);
    cr_assert(suggest_variant(other, catalogue, 1));
    cr_assert(answers_choice(other, "reasoning").kind == CHOICE_SKIP && answers_choice(other, "decision").kind == CHOICE_PHRASING);
    answers_choose_phrasing(mine, "reasoning", "moved");
    suggest_rest(mine, catalogue);
    cr_assert(answers_choice(mine, "reasoning").kind == CHOICE_PHRASING, "what was chosen stays");
}

/* What holds for some people only can be chosen, and is never written unasked, whatever the offer
   says. */
static gboolean offered(const Catalogue *catalogue, const Answers *answers, const char *stage, const char *id) {
    g_autoptr(GPtrArray) menu = suggest_for_menu(catalogue, answers, stage);
    for (guint i = 0; i < menu->len; i++)
        if (strcmp(phrasing_id(((const Suggestion *)g_ptr_array_index(menu, i))->phrasing), id) == 0) return TRUE;
    return FALSE;
}

Test(catalogue, what_claims_something_is_offered_and_never_suggested) {
    g_autoptr(Catalogue) catalogue =
        with_own(SITUATION("") "stage \"reasoning\" { phrasing \"claimed\" { text = \"At {hours} I am at school.\"  situations = "
                               "{\"moving\"}  claims = true } }\n"
                               "stage \"decision\" { phrasing \"claimed\" { text = \"I have moved to {hours}.\"  situations = {\"moving\"} "
                               " claims = true }\n"
                               " phrasing \"moved\" { text = \"I have decided to decline.\"  situations = {\"moving\"} } }\n",
                 NULL, FALSE);
    g_autoptr(Answers) answers = usual_answers("moving");
    g_autoptr(GPtrArray) variants = NULL;
    know(answers, FACT_HOURS, "9 to 6");
    cr_assert(offered(catalogue, answers, "reasoning", "claimed") && offered(catalogue, answers, "decision", "claimed"));
    variants = suggest_variants(answers, catalogue, 20);
    cr_assert(variants->len > 0);
    for (guint i = 0; i < variants->len; i++) {
        const Answers *variant = g_ptr_array_index(variants, i);
        Choice reason = answers_choice(variant, "reasoning");
        cr_assert(strcmp(answers_choice(variant, "decision").phrasing, "claimed") != 0);
        cr_assert(reason.kind == CHOICE_SKIP || strcmp(reason.phrasing, "claimed") != 0);
    }
    suggest_rest(answers, catalogue);
    cr_assert(strcmp(answers_choice(answers, "decision").phrasing, "moved") == 0);
    cr_assert(answers_choice(answers, "reasoning").kind == CHOICE_SKIP);
}

Test(catalogue, the_offers_hours_are_no_reason_that_anybody_gave) {
    g_autoptr(Catalogue) shipped = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Answers) fit = usual_answers("not-right-fit"), hours = usual_answers("hours");
    know(fit, FACT_HOURS, "9 to 6");
    know(hours, FACT_HOURS, "9 to 6");
    cr_assert(offered(shipped, fit, "reasoning", "hours-flexibility"));
    suggest_rest(fit, shipped);
    suggest_rest(hours, shipped);
    cr_assert(strcmp(answers_choice(fit, "reasoning").phrasing, "hours-flexibility") != 0);
    cr_assert(strcmp(answers_choice(hours, "reasoning").phrasing, "hours-room") == 0, "there it is what the letter is about");
}

static guint place_of(const Letter *letter, const char *stage) {
    guint place = 1;
    for (guint i = 0; i < letter->paragraphs->len; i++) {
        const GPtrArray *sentences = ((const Paragraph *)g_ptr_array_index(letter->paragraphs, i))->sentences;
        for (guint j = 0; j < sentences->len; j++, place++)
            if (strcmp(((const Sentence *)g_ptr_array_index(sentences, j))->stage, stage) == 0) return place;
    }
    return 0;
}

/* In every channel; a reason that is left out changes nothing. */
Test(catalogue, bad_news_goes_first_and_the_thanks_follow) {
    g_autoptr(Catalogue) catalogue = with_own(SITUATION("news-first = true"), NULL, FALSE);
    for (guint channel = 0; channel < CHANNEL_COUNT * 2; channel++) {
        g_autoptr(Answers) answers = usual_answers("moving");
        g_autoptr(Letter) letter = NULL;
        answers_set_channel(answers, (ChannelId)(channel % CHANNEL_COUNT));
        answers_choose_words(answers, "gratitude", "Thanks.", NULL);
        answers_choose_words(answers, "decision", "No.", NULL);
        answers_choose_words(answers, "wishes", "Bye.", NULL);
        if (channel >= CHANNEL_COUNT)
            answers_choose_skip(answers, "reasoning");
        else
            answers_choose_words(answers, "reasoning", "Why.", NULL);
        letter = compose(catalogue, answers);
        cr_assert(place_of(letter, "decision") > 0 && place_of(letter, "decision") < place_of(letter, "gratitude"));
        cr_assert(place_of(letter, "reasoning") < place_of(letter, "gratitude"));
        cr_assert(place_of(letter, "gratitude") < place_of(letter, "wishes"), "%u", channel);
    }
}

Test(catalogue, a_kind_without_a_frame_has_neither_greeting_nor_sign_off) {
    g_autoptr(Catalogue) catalogue = with_own("kind \"bare\" { title = \"Only a no\"  stages = {\"decision\"}  frame = false }\n"
                                              "situation \"bare-no\" { kind = \"bare\"  title = \"No\" }\n"
                                              "stage \"decision\" { phrasing \"no\" { text = \"No, thank you.\"  kinds = {\"bare\"} } }\n",
                                              NULL, FALSE);
    g_autoptr(Answers) answers = usual_answers("bare-no");
    g_autoptr(GPtrArray) lacks = NULL;
    g_autoptr(Letter) letter = NULL;
    g_autofree char *text = NULL;
    answers_choose_phrasing(answers, "decision", "no");
    suggest_rest(answers, catalogue);
    letter = compose(catalogue, answers);
    text = letter_text(letter);
    lacks = compose_lacks(catalogue, answers);
    cr_assert(strcmp(text, "No, thank you.\n") == 0, "%s", text);
    cr_assert(lacks->len == 0);
}

Test(catalogue, files_beside_the_shipped_one_are_read_in_order) {
    g_autofree char *folder = g_dir_make_tmp("bowout-catalogue-XXXXXX", NULL), *small = data_path("small.conf"), *text = NULL;
    g_autofree char *language = g_build_filename(folder, "en", NULL), *further = g_build_filename(language, "catalogue.d", NULL);
    g_autofree char *one = g_build_filename(language, "catalogue.conf", NULL), *two = g_build_filename(further, "b.conf", NULL),
                    *three = g_build_filename(further, "a.conf", NULL), *other = g_build_filename(further, "a.conf~", NULL);
    g_autoptr(Problems) problems = problems_new();
    g_autoptr(Catalogue) catalogue = NULL;
    g_autofree char *told = NULL;
    g_mkdir_with_parents(further, 0700);
    cr_assert(g_file_get_contents(small, &text, NULL, NULL) && g_file_set_contents(one, text, -1, NULL));
    cr_assert(g_file_set_contents(two, "advice \"offer-fresh\" { text = \"second\" }\n", -1, NULL));
    cr_assert(g_file_set_contents(three, "advice \"offer-fresh\" { text = \"first\" }\n", -1, NULL));
    cr_assert(g_file_set_contents(other, "nonsense", -1, NULL));
    catalogue = catalogue_load(folder, FALSE, problems);
    told = faults(problems);
    cr_assert(catalogue != NULL && told[0] == '\0', "%s", told);
    cr_assert(strcmp(catalogue_advice(catalogue, "offer-fresh"), "second") == 0);
    g_unlink(one), g_unlink(two), g_unlink(three), g_unlink(other);
    g_rmdir(further), g_rmdir(language), g_rmdir(folder);
}
