/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard for those who use it, and where each action goes: first to an open overlay, then to
 * what holds everywhere, then to the list on the screen, then to the step itself.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "flow-private.h"

/* ---- life ---- */

static void edit_free_pointer(gpointer edit) {
    edit_free(edit);
}

Flow *flow_new(const Answers *answers) {
    Flow *flow = g_new0(Flow, 1);
    flow->answers = answers != NULL ? answers_copy(answers) : answers_new();
    flow->host.answers_given = answers != NULL;
    flow->host.status = g_strdup("");
    flow->act.message = g_strdup("");
    flow->path.finished = g_hash_table_new(g_str_hash, g_str_equal);
    flow->typed.focus = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    flow->typed.words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, own_words_free);
    flow->typed.way_texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, edit_free_pointer);
    flow->host.habit_channel = flow->host.habit_register = flow->chosen.channel_before = -1;
    flow->typed.ticks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    flow->typed.about = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, edit_free_pointer);
    flow->chosen.suggested = g_hash_table_new(g_str_hash, g_str_equal);
    flow->chosen.remembered = g_ptr_array_new_with_free_func(remembered_free);
    flow->outcomes = g_ptr_array_new_with_free_func(outcome_free);
    flow->host.letters = g_ptr_array_new_with_free_func(kept_letter_free);
    flow->history.undo = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
    flow->history.redo = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
    flow->derived.item_strings = g_string_chunk_new(4096);
    flow->derived.view_strings = g_string_chunk_new(4096);
    flow->place = place_make(&step_welcome, NULL);
    view_init(&flow->derived.view);
    return flow;
}

void flow_free(Flow *flow) {
    if (flow == NULL) return;
    answers_free(flow->answers);
    person_free(flow->host.person);
    offered_free_perhaps(flow);
    g_free(flow->mail.words);
    g_free(flow->mail.thread);
    g_free(flow->mail.text);
    g_free(flow->mail.subject);
    g_free(flow->mail.held);
    if (flow->typed.pasted != NULL) edit_free(flow->typed.pasted);
    g_free(flow->host.unfinished);
    g_free(flow->host.status);
    g_free(flow->host.not_saved);
    g_free(flow->act.message);
    g_free(flow->host.help_note);
    find_end(flow);
    g_free(flow->path.selected);
    g_free(flow->path.review_selected);
    g_free(flow->path.asking);
    g_free(flow->chosen.fitted);
    g_free(flow->overlay.words);
    g_free(flow->overlay.way);
    g_free(flow->overlay.value);
    g_free(flow->overlay.text_title);
    g_free(flow->overlay.text_words);
    g_free(flow->act.effect_way);
    g_free(flow->act.effect_value);
    g_hash_table_unref(flow->typed.about);
    g_hash_table_unref(flow->typed.ticks);
    g_hash_table_unref(flow->chosen.suggested);
    g_ptr_array_unref(flow->chosen.remembered);
    g_hash_table_unref(flow->path.finished);
    g_hash_table_unref(flow->typed.focus);
    g_hash_table_unref(flow->typed.words);
    g_hash_table_unref(flow->typed.way_texts);
    g_ptr_array_unref(flow->outcomes);
    g_ptr_array_unref(flow->history.undo);
    g_ptr_array_unref(flow->history.redo);
    g_free(flow->history.typing);
    g_ptr_array_unref(flow->host.letters);
    taken_clear(&flow->taken);
    fields_free(flow);
    items_forget(flow);
    flow_changed(flow);
    view_clear(&flow->derived.view);
    letter_free(flow->derived.view_letter);
    letter_free(flow->derived.other_letter);
    g_string_chunk_free(flow->derived.item_strings);
    g_string_chunk_free(flow->derived.view_strings);
    g_free(flow);
}

/* ---- what the surroundings tell ---- */

void flow_supply(Flow *flow, const Catalogue *catalogue, const Rules *rules) {
    flow->catalogue = catalogue;
    flow->rules = rules;
    g_free(flow->chosen.fitted);
    flow->chosen.fitted = refit_key(flow);
    flow_changed(flow);
    items_forget(flow);
}

void flow_set_ways(Flow *flow, const FlowWay *ways, guint count) {
    flow->host.ways = ways;
    flow->host.way_count = count;
    items_forget(flow);
    flow->derived.view_sound = FALSE;
}

void flow_set_habits(Flow *flow, int channel, int reg) {
    flow->host.habit_channel = channel >= 0 && channel < CHANNEL_COUNT ? channel : -1;
    flow->host.habit_register = reg >= 0 && reg < REGISTER_COUNT ? reg : -1;
}

void flow_set_person(Flow *flow, const Person *person) {
    person_free(flow->host.person);
    flow->host.person = person_copy(person);
    person_sign(person, flow->answers);
    flow_changed(flow);
    items_forget(flow);
}

void flow_set_thread(Flow *flow, const char *thread) {
    char *copy = g_strdup(thread);
    g_free(flow->mail.thread);
    flow->mail.thread = copy;
}

const char *flow_thread(const Flow *flow) {
    return flow->mail.thread;
}

void flow_set_unfinished(Flow *flow, const char *line) {
    g_free(flow->host.unfinished);
    flow->host.unfinished = line != NULL ? text_clean(line, -1, TEXT_PLAIN) : NULL;
    items_forget(flow);
    flow->derived.view_sound = FALSE;
}

void flow_set_letters(Flow *flow, guint unfinished, guint finished) {
    flow->host.open = unfinished;
    flow->host.finished = finished;
    items_forget(flow);
    flow->derived.view_sound = FALSE;
}

void flow_set_not_saved(Flow *flow, const char *why, gboolean files) {
    char *clean = why != NULL ? text_clean(why, -1, TEXT_PLAIN) : NULL;
    g_free(flow->host.not_saved);
    flow->host.not_saved = clean;
    flow->host.files = files;
}

/* The status alone does not make the view out of date: it is put into it. */
void flow_set_status(Flow *flow, const char *status) {
    if (g_strcmp0(status, flow->host.status) == 0) return;
    g_free(flow->host.status);
    flow->host.status = text_clean(status != NULL ? status : "", -1, TEXT_PLAIN);
    flow->derived.view.status = flow->host.status;
}

void flow_set_help_note(Flow *flow, const char *note) {
    char *copy = note != NULL ? text_clean(note, -1, TEXT_KEEP_LINES) : NULL;
    g_free(flow->host.help_note);
    flow->host.help_note = copy;
    flow->derived.view_sound = FALSE;
}

void flow_recheck(Flow *flow) {
    flow_changed(flow);
    items_forget(flow);
}

void flow_set_spelling(Flow *flow, Spelling *spelling) {
    flow->host.spelling = spelling;
    flow_recheck(flow);
}

void flow_show_letters(Flow *flow, const FlowLetter *letters, guint count) {
    letters_keep(flow, letters, count);
    steps_move(flow, GO(count > 0 ? &step_letters : &step_welcome, NULL));
    flow->derived.view_sound = FALSE;
}

void flow_report(Flow *flow, const char *way, gboolean success, const char *words) {
    const char *clean = ways_add_outcome(flow, way, success, words);
    if (success && flow->place.row == &step_ask_way) steps_move(flow, GO(&step_ways_out, NULL));
    if (success) g_clear_pointer(&flow->path.selected, g_free);
    flow_set_message(flow, success ? MESSAGE_PRAISE : MESSAGE_ERROR, clean);
    items_forget(flow);
}

void flow_forget_outcomes(Flow *flow) {
    g_ptr_array_set_size(flow->outcomes, 0);
    items_forget(flow);
    flow->derived.view_sound = FALSE;
}

/* ---- the suggested wordings for the rest ---- */

/* Without the facts and the situation there is nothing to suggest. */
static gboolean first_the_beginning(Flow *flow) {
    gboolean details = flow_situation(flow) != NULL;
    if (flow->catalogue == NULL || facts_missing_needed(answers_facts_const(flow->answers)) != 0) {
        flow_say(flow, MESSAGE_NOTE, "%s", _("First the facts that are needed: your name, the company and the role."));
        if (flow->catalogue != NULL) flow_go_to_first_open_step(flow);
        return TRUE;
    }
    if (details && details_missing(flow) == 0) return FALSE;
    flow_go_to_first_open_step(flow);
    flow_say(flow, MESSAGE_NOTE, "%s",
             details ? _("First what this situation needs to know.") : _("First choose why you answer as you do."));
    return TRUE;
}

static Move act_suggest_rest(Flow *flow) {
    g_autoptr(Answers) before = NULL;
    g_autoptr(GArray) headings = NULL;
    if (flow->place.row == &step_offer) flow->mail.proposed = flow->mail.unsure = 0; /* they were on the screen */
    if (flow->place.row == &step_blank && !blank_take(flow)) return STAY;
    if (first_the_beginning(flow)) return STAY;
    flow->path.instead_due = FALSE; /* the other letter is the one that was asked for */
    flow_refit(flow);
    before = answers_copy(flow->answers);
    suggest_rest(flow->answers, flow->catalogue);
    variant_note_suggested(flow, before);
    flow_changed(flow);
    headings = headings_now(flow);
    for (guint i = 0; g_array_index(headings, Place, i).row != &step_review; i++) place_finish(flow, g_array_index(headings, Place, i));
    return GO(&step_review, NULL);
}

/* ---- actions that hold everywhere ---- */

static Move act_help(Flow *flow) {
    overlay_open(flow, OVERLAY_HELP);
    return STAY;
}

static Move act_preview(Flow *flow) {
    g_autoptr(Letter) letter = flow->catalogue != NULL ? flow_letter(flow) : NULL;
    if (letter == NULL || letter->paragraphs->len == 0)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Nothing of the letter is written yet."));
    else
        overlay_open(flow, OVERLAY_PREVIEW);
    return STAY;
}

static Move act_leave(Flow *flow) {
    if (flow->place.row == &step_welcome && flow_blank(flow))
        flow->act.effect.kind = EFFECT_LEAVE;
    else if (flow->place.row == &step_done)
        flow->act.effect.kind = EFFECT_FINISH_KEEP;
    else
        overlay_ask_leave(flow);
    return STAY;
}

static Move act_save(Flow *flow) {
    if (flow->host.status[0] == '\0')
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Nothing to save yet."));
    else if (flow->host.not_saved == NULL)
        flow_say(flow, MESSAGE_PLAIN, "%s", _("Already saved: every key is."));
    else
        flow_say(flow, MESSAGE_WARNING, "%s", flow->host.status);
    return STAY;
}

static Move act_suspend(Flow *flow) {
    flow->act.effect.kind = EFFECT_SUSPEND;
    return STAY;
}

static Move act_back(Flow *flow) {
    (void)flow;
    return BACK;
}

static Move act_undo(Flow *flow) {
    return history_go(flow, FALSE);
}

static Move act_redo(Flow *flow) {
    return history_go(flow, TRUE);
}

static const struct {
    ActionId id;
    Move (*act)(Flow *flow);
} everywhere[] = {
    {ACTION_TONE, manner_next_register},
    {ACTION_CHANNEL, manner_next_channel},
    {ACTION_SPELLING, manner_next_spelling},
    {ACTION_UNDO, act_undo},
    {ACTION_REDO, act_redo},
    {ACTION_OFFER_TEXT, offered_show_text},  {ACTION_BACK, act_back},   {ACTION_HELP, act_help}, {ACTION_PREVIEW, act_preview},
    {ACTION_ABOUT, about_open},
    {ACTION_SUGGEST_REST, act_suggest_rest}, {ACTION_LEAVE, act_leave}, {ACTION_SAVE, act_save}, {ACTION_SUSPEND, act_suspend},
};

static gboolean act_everywhere(Flow *flow, ActionId id) {
    for (guint i = 0; i < G_N_ELEMENTS(everywhere); i++)
        if (everywhere[i].id == id) return steps_move(flow, everywhere[i].act(flow)), TRUE;
    return FALSE;
}

/* ---- one action ---- */

static void settle_effect(Flow *flow, Place before) {
    if (flow->act.effect.kind != EFFECT_NONE) return;
    if (!place_equal(before, flow->place))
        flow->act.effect.kind = EFFECT_STEPPED;
    else if (flow->act.touched)
        flow->act.effect.kind = EFFECT_TYPED;
}

Effect flow_act(Flow *flow, const Action *asked) {
    g_autoptr(GHashTable) decided = NULL;
    Place before = flow->place;
    Action copy = *asked;
    const Action *action = &copy;
    if (copy.text == NULL) copy.text = "";
    flow->act.effect = (Effect){EFFECT_NONE, NULL, NULL, FALSE};
    flow->act.touched = FALSE;
    if (action->id == ACTION_NONE || action->id == ACTION_REDRAW) return flow->act.effect;
    flow_set_message(flow, MESSAGE_NONE, NULL);
    decided = history_state(flow);
    if (action->id != ACTION_TAKE_SUGGESTION) taken_clear(&flow->taken);
    if (flow->overlay.kind != OVERLAY_NONE) {
        overlay_act(flow, action);
        items_forget(flow);
    } else if (find_act(flow, action) || act_everywhere(flow, action->id)) {
        items_forget(flow);
    } else if (!items_move(flow, action) || (flow->place.row->kind == STEP_CHECKLIST && action->id == ACTION_SELECT)) {
        steps_move(flow, flow->place.row->act(flow, action));
        items_forget(flow);
    }
    if (action->id != ACTION_UNDO && action->id != ACTION_REDO) history_note(flow, decided, action->id);
    settle_effect(flow, before);
    flow->derived.view_sound = FALSE;
    return flow->act.effect;
}

/* ---- what others ask ---- */

const Answers *flow_answers(const Flow *flow) {
    return flow->answers;
}

Letter *flow_letter(const Flow *flow) {
    g_return_val_if_fail(flow->catalogue != NULL, NULL);
    return compose(flow->catalogue, flow->answers);
}

const char *flow_place_name(const Flow *flow) {
    Place heading = place_heading(flow->place);
    if (heading.row != NULL && flow->catalogue != NULL) return heading_name(flow, heading);
    return _(flow->place.row == &step_done ? step_done.name : step_welcome.name);
}

void flow_go_to_first_open_step(Flow *flow) {
    g_return_if_fail(flow->catalogue != NULL);
    steps_go_to_first_open(flow);
    flow->derived.view_sound = FALSE;
}
