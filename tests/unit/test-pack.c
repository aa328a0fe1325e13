/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was compiled is what the files say, is taken only while they say it, and leads nowhere when
 * it is damaged.
 */
#include "config.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bowout/letter/compose.h"
#include "bowout/letter/variants.h"
#include "letter.h"
#include "bowout/letter/sentences.h"
#include "bowout/letter/word-lists.h"
#include "tone.h"

#define PACK "bowout.pack"

static const char letter[] =
    "Hi [Name],\n\nI'm afraid I WILL NOT accept your ridiculous offer!!! Maybe maybe later. So sorry, sorry, sorry.\n"
    "Bad Wolf Ltd pays better; won't you call me ASAP??\n\nCheers\n";

static char *folder; /* with one language folder */

static char *in_language(const char *name) {
    return g_build_filename(folder, "en", name, NULL);
}

static void write_file(const char *name, const char *text) {
    g_autofree char *path = in_language(name), *above = g_path_get_dirname(path);
    cr_assert(g_mkdir_with_parents(above, 0700) == 0 && g_file_set_contents(path, text, -1, NULL));
}

static void copy_file(const char *from, const char *name) {
    g_autofree char *path = g_build_filename(g_getenv("BOWOUT_SRCDIR"), "tests/unit/data", from, NULL), *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    write_file(name, text);
}

/* Set `seconds` after the pack was made. */
static void set_age(const char *name, int seconds) {
    g_autofree char *path = in_language(name), *pack = in_language(PACK);
    struct stat info;
    struct timespec times[2];
    cr_assert(stat(pack, &info) == 0);
    times[0] = times[1] = (struct timespec){info.st_mtim.tv_sec + seconds, info.st_mtim.tv_nsec};
    cr_assert(utimensat(AT_FDCWD, path, times, 0) == 0);
}

static Rules *read_rules(const char *language) {
    g_autoptr(GPtrArray) paths = rules_folder_paths(language);
    g_ptr_array_add(paths, NULL);
    return rules_load_files((const char *const *)paths->pdata, NULL);
}

static Catalogue *read_catalogue(const char *language) {
    g_autoptr(GPtrArray) paths = catalogue_folder_paths(language);
    g_ptr_array_add(paths, NULL);
    return catalogue_load_files((const char *const *)paths->pdata, NULL);
}

static void compile(void) {
    g_autofree char *language = g_build_filename(folder, "en", NULL), *path = in_language(PACK);
    g_autoptr(Rules) rules = read_rules(language);
    g_autoptr(Catalogue) catalogue = read_catalogue(language);
    cr_assert(pack_save(path, (const Pack *const[]){rules_pack(rules), catalogue_pack(catalogue)}, 2, NULL));
}

static void setup(void) {
    folder = g_dir_make_tmp("bowout-pack-XXXXXX", NULL);
    copy_file("tone-small.conf", "tone.conf");
    copy_file("small.conf", "catalogue.conf");
    g_setenv("XDG_CONFIG_HOME", folder, TRUE);
    compile();
}

static void remove_below(const char *path) {
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);
        remove_below(inner);
    }
    g_remove(path);
}

static void teardown(void) {
    remove_below(folder);
    g_free(folder);
}

TestSuite(pack, .init = setup, .fini = teardown);

static gboolean fresh(void) {
    g_autofree char *why = NULL;
    return rules_pack_fresh(folder, &why);
}

static gboolean catalogue_fresh(void) {
    g_autofree char *why = NULL;
    return catalogue_pack_fresh(folder, &why);
}

/* All that the rules say and find, as one string. */
static char *told_by(const Rules *rules, const char *text) {
    g_autoptr(CheckResult) result = tone_check(rules, text, NULL);
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < rules_count(rules); i++) {
        RuleInfo info = rules_info(rules, i);
        g_autofree char *file = g_path_get_basename(info.file);
        g_string_append_printf(all, "%s %s %s %s %s %s:%d\n", info.id, info.family, info.message, info.advice, info.kind_of_rule, file,
                               info.line);
    }
    for (guint i = 0; i < result->findings->len; i++) {
        const Finding *finding = g_ptr_array_index(result->findings, i);
        g_string_append_printf(all, "%s %s %s %zu-%zu %u\n", finding->rule, finding->stage, finding->message, finding->start, finding->end,
                               finding->suggestions->len);
    }
    return g_string_free(all, FALSE);
}

/* All that a catalogue says, and letters made of it. */
static char *told_of(const Catalogue *catalogue) {
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < catalogue_stages(catalogue)->len; i++) {
        const Stage *stage = g_ptr_array_index(catalogue_stages(catalogue), i);
        g_string_append_printf(all, "%s %s %s %s %d %u\n", stage->id, stage->title, stage->guidance, stage->skip, stage->line,
                               stage->phrasings->len);
        for (guint j = 0; j < stage->phrasings->len; j++) {
            const Phrasing *one = g_ptr_array_index(stage->phrasings, j);
            g_string_append_printf(all, "%s %s %s %u %u %u %u %u %d\n", phrasing_id(one), phrasing_text(one), phrasing_stage(one),
                                   one->channels, one->registers, one->when, one->facts, one->situations.count, one->line);
        }
    }
    for (guint i = 0; i < catalogue_situations(catalogue)->len; i++) {
        const Situation *situation = g_ptr_array_index(catalogue_situations(catalogue), i);
        g_autoptr(Answers) answers = usual_answers(situation->id);
        g_autoptr(Letter) made = NULL;
        g_autofree char *text = NULL;
        suggest_variant(answers, catalogue, 3);
        made = compose(catalogue, answers);
        text = letter_text(made);
        g_string_append_printf(all, "%s %s %s\n%s\n", situation->id, situation->title, situation->guidance, text);
    }
    return g_string_free(all, FALSE);
}

Test(pack, the_compiled_catalogue_is_that_of_the_files) {
    g_autofree char *language = g_build_filename(g_getenv("BOWOUT_DATADIR"), "en", NULL), *one = NULL, *other = NULL, *why = NULL;
    g_autoptr(Catalogue) read = read_catalogue(language), taken = catalogue_load(NULL, FALSE, NULL);
    g_autoptr(Problems) problems = problems_new();
    cr_assert(catalogue_pack_fresh(NULL, &why), "%s", why);
    one = told_of(read);
    other = told_of(taken);
    cr_assert(strlen(one) > 100000);
    cr_assert_str_eq(one, other);
    catalogue_check_complete(taken, NULL, problems);
    cr_assert(problems_count(problems, PROBLEM_WARNING) == 0);
}

/* A person's own wordings give the same, whether they are laid over the pack or everything is
   read. */
Test(pack, own_wordings_are_laid_over_it) {
    static const char own[] = "hide = {\"decision/accepted\", \"gratitude/gratefull\", \"gratitude/mien\"}\n"
                              "stage \"gratitude\" {\n"
                              "  phrasing \"thanks\" { text = \"Thanks, {contact}.\" register = {\"warm\"} }\n"
                              "  phrasing \"faulty\" { text = \"Thanks, {stranger}.\" }\n"
                              "  phrasing \"mine\" { text = \"Thank you, {contact}.\" situations = {\"needs-information\"} }\n"
                              "}\n";
    g_autofree char *path = g_build_filename(folder, "bowout", "catalogue.conf", NULL), *pack = in_language(PACK);
    g_autofree char *above = g_path_get_dirname(path), *one = NULL, *other = NULL;
    g_autoptr(Problems) first = problems_new(), second = problems_new();
    g_autoptr(Catalogue) laid = NULL, read = NULL;
    g_autoptr(GString) all = g_string_new(NULL);
    cr_assert(g_mkdir_with_parents(above, 0700) == 0 && g_file_set_contents(path, own, -1, NULL));
    laid = catalogue_load(folder, TRUE, first);
    g_unlink(pack);
    read = catalogue_load(folder, TRUE, second);
    one = told_of(laid);
    other = told_of(read);
    cr_assert_str_eq(one, other);
    cr_assert(strstr(one, "Thank you, {contact}.") != NULL && strstr(one, "I have accepted another offer.") == NULL);
    cr_assert(problems_count(first, PROBLEM_WARNING) == problems_count(second, PROBLEM_WARNING));
    for (guint i = 0; problems_get(first, i) != NULL; i++) {
        g_autofree char *told = problem_format(problems_get(first, i)), *as_read = problem_format(problems_get(second, i));
        cr_assert_str_eq(told, as_read);
        g_string_append_printf(all, "%s\n", told);
    }
    cr_assert(strstr(all->str, "\"gratitude/gratefull\": did you mean \"gratitude/grateful\"?") != NULL, "%s", all->str);
    cr_assert(strstr(all->str, "\"gratitude/mien\": did you mean \"gratitude/mine\"?") != NULL, "%s", all->str);
}

Test(pack, is_passed_over_when_a_file_came_or_went) {
    cr_assert(catalogue_fresh());
    write_file("catalogue.d/more.conf", "stage \"wishes\" { phrasing \"more\" { text = \"Be well.\" } }\n");
    cr_assert(!catalogue_fresh() && fresh());
    {
        g_autoptr(Catalogue) catalogue = catalogue_load(folder, FALSE, NULL);
        cr_assert(catalogue_phrasing(catalogue, "wishes", "more") != NULL);
    }
    compile();
    cr_assert(catalogue_fresh());
    {
        g_autofree char *path = in_language("catalogue.d/more.conf");
        g_unlink(path);
    }
    cr_assert(!catalogue_fresh());
}

Test(pack, compiled_rules_are_those_of_the_files) {
    g_autofree char *language = g_build_filename(g_getenv("BOWOUT_DATADIR"), "en", NULL), *one = NULL, *other = NULL, *why = NULL;
    g_autoptr(Rules) read = read_rules(language), taken = rules_load(NULL, FALSE, NULL);
    cr_assert(rules_pack_fresh(NULL, &why), "%s", why);
    one = told_by(read, letter);
    other = told_by(taken, letter);
    cr_assert(strlen(one) > 10000);
    cr_assert_str_eq(one, other);
}

Test(pack, is_passed_over_when_a_file_was_changed) {
    g_autofree char *path = in_language("tone.conf"), *text = NULL;
    cr_assert(fresh());
    set_age("tone.conf", 10);
    cr_assert(fresh(), "newer, but the same");
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    text[2] ^= 1;
    write_file("tone.conf", text);
    set_age("tone.conf", 10);
    cr_assert(!fresh(), "newer and of the same size");
    compile();
    cr_assert(fresh());
    text[2] = '\0';
    write_file("tone.conf", text);
    set_age("tone.conf", -10);
    cr_assert(!fresh(), "of another size");
}

Test(pack, is_passed_over_when_a_family_was_changed_added_or_taken_away) {
    static const char *const
        family = "tone.d/10-family.conf",
        *const rule = "rule \"family\" { type = \"phrase\" voice = \"style\" message = \"m\" advice = \"a\" phrases = {\"zyxwv\"} }\n";
    g_autofree char *beside = in_language("tone.d"), *path = in_language(family), *changed = g_strdup(rule);
    g_autoptr(Rules) read = NULL;
    cr_assert(g_mkdir(beside, 0700) == 0 && fresh(), "an empty folder is no change");
    write_file(family, rule);
    cr_assert(!fresh(), "added");
    read = rules_load(folder, FALSE, NULL);
    cr_assert(rules_find(read, "family", NULL), "and in effect");
    compile();
    cr_assert(fresh());
    strstr(changed, "zyxwv")[0] = 'q';
    write_file(family, changed);
    set_age(family, 10);
    cr_assert(!fresh(), "changed");
    compile();
    g_unlink(path);
    cr_assert(!fresh(), "taken away");
    g_clear_pointer(&read, rules_free);
    read = rules_load(folder, FALSE, NULL);
    cr_assert(!rules_find(read, "family", NULL));
}

Test(pack, is_not_needed) {
    g_autofree char *path = in_language(PACK), *one = NULL, *other = NULL, *why = NULL;
    g_autoptr(Rules) taken = rules_load(folder, FALSE, NULL), read = NULL;
    g_unlink(path);
    cr_assert(!rules_pack_fresh(folder, &why) && why == NULL);
    read = rules_load(folder, FALSE, NULL);
    one = told_by(taken, letter);
    other = told_by(read, letter);
    cr_assert_str_eq(one, other);
}

/* Loads and uses whatever stands there. */
static void use(void) {
    g_autoptr(Rules) rules = rules_load(folder, FALSE, NULL);
    g_autoptr(Catalogue) catalogue = catalogue_load(folder, FALSE, NULL);
    g_autofree char *told = NULL, *more = NULL;
    cr_assert(rules != NULL && rules_count(rules) > 0 && catalogue != NULL);
    told = told_by(rules, letter);
    more = told_of(catalogue);
}

Test(pack, no_part_of_it_is_taken_for_the_whole) {
    g_autofree char *path = in_language(PACK), *bytes = NULL;
    gsize length;
    cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
    for (gsize kept = 0; kept < length; kept += kept < 300 ? 1 : length / 60) {
        g_autofree char *why = NULL;
        cr_assert(g_file_set_contents(path, bytes, (gssize)kept, NULL));
        cr_assert(!catalogue_pack_fresh(folder, &why), "%zu bytes", kept);
        use();
    }
}

/* Every byte of the head and of the row that leads to all others, and many of the rest, bit by
   bit in turn. */
Test(pack, no_wrong_bit_leads_outside, .timeout = 600) {
    g_autofree char *path = in_language(PACK), *bytes = NULL;
    gsize length;
    cr_assert(g_file_get_contents(path, &bytes, &length, NULL));
    for (gsize at = 0, n = 0; at < length; at += at < 200 || at + 200 >= length ? 1 : MAX(1, (length - 400) / 1500), n++) {
        char kept = bytes[at];
        bytes[at] = (char)(bytes[at] ^ (n % 9 == 8 ? 0xFF : 1 << n % 9));
        cr_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
        use();
        bytes[at] = kept;
    }
}

Test(pack, foreign_files_are_none) {
    g_autofree char *path = in_language(PACK), *why = NULL, *again = NULL;
    cr_assert(g_file_set_contents(path, "no pack at all, but some text that is long enough to have a head in it", -1, NULL));
    cr_assert(!rules_pack_fresh(folder, &why) && why != NULL);
    use();
    g_unlink(path);
    cr_assert(mkfifo(path, 0600) == 0);
    cr_assert(!rules_pack_fresh(folder, &again), "and nobody waits for it");
    use();
}

Test(pack, words_of_a_language_are_those_of_its_folder) {
    g_autofree char *language = g_build_filename(folder, "en", NULL), *path = in_language(PACK);
    g_autoptr(GArray) spans = NULL;
    static const char text[] = "We met at Zyx. Wall was there. Mr. Ruiz was not.";
    cr_assert(word_lists_read(language, NULL) == NULL, "it has none");
    word_lists_use(folder, NULL);
    cr_assert(word_listed(WORDS_NEVER_FINAL, "mr") && word_list(WORDS_MONTHS)->count == 12, "then the installed ones stay");
    write_file("language.conf", "never-final = {\"Zyx\"}\nmonths = {\"Later\", \"Earlier\"}\n");
    word_lists_use(folder, NULL);
    cr_assert(word_listed_folded(WORDS_NEVER_FINAL, "ZYX", 3) && !word_listed(WORDS_NEVER_FINAL, "mr"));
    cr_assert_str_eq(pack_text_at(word_list(WORDS_MONTHS), 0), "Later", "in their order, as they are written");
    spans = sentences_find(text, strlen(text));
    cr_assert(spans->len == 3 && g_array_index(spans, SentenceSpan, 1).start == strlen("We met at Zyx. Wall was there. "));
    {
        g_autoptr(Pack) words = word_lists_read(language, NULL);
        cr_assert(pack_save(path, (const Pack *const[]){words}, 1, NULL));
    }
    word_lists_use(NULL, NULL);
    cr_assert(word_listed(WORDS_NEVER_FINAL, "mr"));
    word_lists_use(folder, NULL);
    cr_assert(word_listed(WORDS_NEVER_FINAL, "zyx") && word_list(WORDS_MONTHS)->count == 2, "the same out of the pack");
    write_file("language.conf", "never-final = {\"changed\"}\n");
    word_lists_use(NULL, NULL);
    word_lists_use(folder, NULL);
    cr_assert(word_listed(WORDS_NEVER_FINAL, "changed") && !word_listed(WORDS_NEVER_FINAL, "zyx"), "an edited file is read");
    word_lists_use(NULL, NULL);
}
