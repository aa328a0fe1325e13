/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Carrying out what the flow asks for.
 */
#include "config.h"

#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "session-private.h"

enum { DONE = 0, TROUBLE = 2, DRAFT_KEPT = 3 };

/* ---- life ---- */

static gboolean draft_number(const char *text, gint64 *number, GError **error) {
    guint64 value;
    *number = 0;
    if (text == NULL) return TRUE;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &value, NULL)) {
        g_set_error(error, SESSION_ERROR, SESSION_ERROR_ARGUMENT, _("\"%s\" is no number of a draft"), text);
        return FALSE;
    }
    *number = (gint64)value;
    return TRUE;
}

Session *session_new(const SessionOptions *options, GError **error) {
    g_autoptr(Session) session = g_new0(Session, 1);
    g_autoptr(Answers) answers = NULL;
    g_autoptr(PostOffer) offer = NULL;
    g_autoptr(GError) why = NULL;
    gint64 draft = 0;
    session->problems = problems_new();
    session->done_words = g_ptr_array_new_with_free_func(g_free);
    session->farewell = g_strdup("");
    session->catalogue_folder = g_strdup(options->catalogue_folder);
    session->restricted = options->restricted;
    session->shared = options->restricted && options->shared;
    session->save_folder = g_strdup(options->save_folder);
    session->idle_seconds = options->idle_seconds;
    if (!session->shared && !draft_number(options->draft, &draft, error)) return NULL;
    if (!session->restricted) sources_read_person(session);
    if (options->answers_path != NULL) {
        answers = sources_answers(options->answers_path, session->problems, error);
        if (answers == NULL) return NULL;
    }
    if (options->offer_path != NULL) {
        offer = sources_offer(options->offer_path, error);
        if (offer == NULL) return NULL;
        if (answers == NULL) answers = answers_new();
    }
    session->flow = flow_new(answers);
    if (session->person != NULL) flow_set_person(session->flow, session->person);
    if (offer != NULL) sources_take_offer(session, g_steal_pointer(&offer));
    handing_set_ways(session);
    sources_set_habits(session);
    if (session->shared)
        keeping_open_shared(session, options->draft, &why);
    else
        keeping_open(session, draft, &why);
    if (session->restricted) restricted_tell(session);
    if (why != NULL) {
        g_propagate_error(error, g_steal_pointer(&why));
        return NULL;
    }
    return g_steal_pointer(&session);
}

void session_free(Session *session) {
    if (session == NULL) return;
    drafts_close(session->drafts);
    flow_free(session->flow);
    keeping_forget_handed(session);
    catalogue_free(session->catalogue);
    rules_free(session->rules);
    spelling_free(session->spelling);
    post_offer_free(session->offer);
    person_free(session->person);
    reading_break_off(session);
    handover_settings_clear(&session->settings);
    editing_end(session);
    g_strfreev(session->run_argv);
    g_free(session->run_way);
    g_free(session->run_words);
    g_free(session->print_text);
    g_free(session->terminal_text);
    problems_free(session->problems);
    g_clear_pointer(&session->ways, g_array_unref);
    g_clear_pointer(&session->done_words, g_ptr_array_unref);
    g_free(session->catalogue_folder);
    g_free(session->save_folder);
    g_free(session->code);
    g_free(session->draft_code);
    g_free(session->kept);
    g_free(session->not_saved);
    g_free(session->rescued);
    g_free(session->shown_text);
    g_free(session->farewell);
    g_free(session);
}

gboolean session_prepare(Session *session, GError **error) {
    if (session->catalogue != NULL) return TRUE;
    if (!sources_load(session, error)) return FALSE;
    flow_supply(session->flow, session->catalogue, session->rules);
    return TRUE;
}

const Problems *session_problems(const Session *session) {
    return session->problems;
}

/* ---- the end ---- */

static void say_farewell(Session *session) {
    GString *words = g_string_new(NULL);
    g_autofree char *text = handing_text_at_exit(session);
    for (guint i = 0; i < session->done_words->len; i++)
        g_string_append_printf(words, "%s\n", (const char *)g_ptr_array_index(session->done_words, i));
    if (session->exit_code == DRAFT_KEPT && session->restricted)
        restricted_say_kept(session, words);
    else if (session->exit_code == DRAFT_KEPT)
        g_string_append(words, _("Your letter is kept. Go on with it any time: bowout\n"));
    if (session->exit_code == TROUBLE && session->not_saved != NULL)
        g_string_append_printf(words, _("The letter could NOT be kept: %s\n%s"), session->not_saved,
                               session->rescued != NULL ? session->rescued : "");
    if (text != NULL) {
        if (words->len > 0) g_string_append_c(words, '\n');
        g_string_append(words, text);
    }
    g_free(session->farewell);
    session->farewell = g_string_free(words, FALSE);
}

/* Left in the middle: 3 when there is a draft to come back to, and 2 when it could not be kept. */
static SessionNext end(Session *session, gboolean finished) {
    gboolean handed_over = session->done_words->len > 0 || session->print_text != NULL;
    session->exit_code = DONE;
    if (!finished && !handed_over && session->not_saved != NULL && !flow_blank(session->flow))
        session->exit_code = TROUBLE;
    else if (!finished && !handed_over && session->draft != 0)
        session->exit_code = DRAFT_KEPT;
    say_farewell(session);
    return SESSION_END;
}

/* There is something that would be lost. */
static gboolean in_need(const Session *session) {
    return session->not_saved != NULL && !flow_blank(session->flow);
}

void session_hang_up(Session *session) {
    keeping_keep(session, TRUE);
    if (in_need(session) && !session->restricted) session->rescued = rescue_to_file(session, NULL);
    if (in_need(session) && session->rescued == NULL) session->rescued = rescue_to_print(session);
    end(session, FALSE);
}

/* The person was asked where a letter that is not saved should go; it may be saved by now. */
static SessionNext leave(Session *session, const char *way) {
    g_autoptr(GError) error = NULL;
    keeping_keep(session, TRUE);
    if (!in_need(session)) return end(session, FALSE);
    if (g_strcmp0(way, "file") == 0)
        session->rescued = rescue_to_file(session, &error);
    else if (way != NULL)
        session->rescued = rescue_to_print(session);
    if (session->rescued != NULL) return end(session, FALSE);
    if (error != NULL)
        flow_set_message(session->flow, MESSAGE_ERROR, error->message);
    else
        session_act(session, &(Action){.id = ACTION_LEAVE}); /* it was saved when the question was asked */
    return SESSION_GO_ON;
}

const char *session_farewell(const Session *session) {
    return session->farewell;
}

int session_exit_code(const Session *session) {
    return session->exit_code;
}

/* ---- one action ---- */

static Effect act(Session *session, const Action *action) {
    Effect effect = flow_act(session->flow, action);
    g_autoptr(GError) error = NULL;
    if (effect.kind != EFFECT_NEEDS_CATALOGUE) return effect;
    if (session_prepare(session, &error)) return flow_act(session->flow, action);
    flow_set_message(session->flow, MESSAGE_ERROR, error->message);
    effect.kind = EFFECT_NONE;
    return effect;
}

static SessionNext suspend(Session *session) {
    if (!session->restricted) return SESSION_SUSPEND;
    flow_set_message(session->flow, MESSAGE_PLAIN, _("Not here."));
    return SESSION_GO_ON;
}

SessionNext session_act(Session *session, const Action *action) {
    Effect effect = act(session, action);
    switch (effect.kind) {
    case EFFECT_NONE:
    case EFFECT_NEEDS_CATALOGUE: break;
    case EFFECT_TYPED: keeping_keep(session, FALSE); break;
    case EFFECT_STEPPED: keeping_keep(session, TRUE); break;
    case EFFECT_HAND_OVER: return handing_hand_over(session, &effect);
    case EFFECT_LETTERS: letters_show_list(session); break;
    case EFFECT_DRAFT_CONTINUE:
        if (!keeping_continue(session, effect.value, effect.confirmed)) break;
        reading_break_off(session);
        editing_pick_up(session);
        break;
    case EFFECT_DRAFT_READ: letters_read(session, effect.value); break;
    case EFFECT_DRAFT_BEGIN: letters_begin_from(session, effect.value); break;
    case EFFECT_DRAFT_FOLLOW: letters_follow(session, effect.value); break;
    case EFFECT_DRAFT_DELETE: letters_delete(session, effect.value); break;
    case EFFECT_SHOW_TEXT: {
        g_free(session->shown_text);
        session->shown_text = g_strdup(effect.value);
        return SESSION_SHOW_TEXT;
    }
    case EFFECT_ADD_WORD: proofing_add_word(session, effect.value); break;
    case EFFECT_READ_OFFER: reading_start(session, effect.value); break;
    case EFFECT_EDITOR: return editing_start(session, effect.way, effect.value);
    case EFFECT_PERSON: sources_keep_person(session, effect.way, effect.value); break;
    case EFFECT_SUSPEND: return suspend(session);
    case EFFECT_LEAVE: return leave(session, effect.way);
    case EFFECT_FINISH_KEEP: keeping_keep(session, TRUE); return end(session, TRUE);
    case EFFECT_FINISH_DELETE: keeping_delete_current(session); return end(session, TRUE);
    }
    return SESSION_GO_ON;
}

const View *session_view(Session *session) {
    return flow_view(session->flow);
}
