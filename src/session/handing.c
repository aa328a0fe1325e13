/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Handing over: which ways there are here, carrying one out, and saying what became of it.
 */
#include "config.h"

#include "bowout/base/process.h"
#include "bowout/base/text.h"
#include "bowout/base/translate.h"
#include "habits.h"
#include "session-private.h"

/* Only ways that can work here and now. */
void handing_set_ways(Session *session) {
    if (session->restricted)
        session->settings.save_folder = g_strdup(session->save_folder);
    else
        handover_settings_read(&session->settings, session->problems);
    session->ways = handover_ways(&session->settings, session->restricted);
    flow_set_ways(session->flow, (const FlowWay *)(gpointer)session->ways->data, session->ways->len);
}

static FormInput form_input(const Session *session, const Letter *letter) {
    return (FormInput){session->catalogue, flow_answers(session->flow), letter, session->offer, 0};
}

static HandoverOutcome carry_out(Session *session, const char *way, const char *value, gboolean confirmed, HandoverResult *result) {
    g_autoptr(Letter) letter = flow_letter(session->flow);
    FormInput input = form_input(session, letter);
    g_free(session->settings.mail_path);
    session->settings.mail_path = drafts_mail_path(session->drafts, session->draft);
    return handover_carry_out(way, value, confirmed, &input, &session->settings, session->restricted, result);
}

static void keep_text(char **kept, HandoverResult *result) {
    g_free(*kept);
    *kept = g_steal_pointer(&result->text);
}

static void succeed(Session *session, const char *way, const char *words) {
    flow_report(session->flow, way, TRUE, words);
    if (!session->shared) habits_write(flow_answers(session->flow));
    keeping_handed_over(session, words);
}

static SessionNext handed_over(Session *session, HandoverOutcome outcome, const char *way, HandoverResult *result) {
    if (outcome == HANDOVER_RUN) {
        g_strfreev(session->run_argv);
        g_free(session->run_way);
        g_free(session->run_words);
        session->run_argv = g_steal_pointer(&result->argv);
        session->run_way = g_strdup(way);
        session->run_words = g_strdup(result->words);
        return SESSION_RUN;
    }
    succeed(session, way, result->words);
    if (outcome == HANDOVER_AT_EXIT) keep_text(&session->print_text, result);
    if (outcome == HANDOVER_DONE || outcome == HANDOVER_TERMINAL) g_ptr_array_add(session->done_words, g_strdup(result->words));
    if (outcome == HANDOVER_TERMINAL) keep_text(&session->terminal_text, result);
    if (outcome == HANDOVER_SHOW) keep_text(&session->shown_text, result);
    return outcome == HANDOVER_SHOW ? SESSION_SHOW_TEXT : outcome == HANDOVER_TERMINAL ? SESSION_TERMINAL : SESSION_GO_ON;
}

SessionNext handing_hand_over(Session *session, const Effect *effect) {
    g_autofree char *way = g_strdup(effect->way), *value = g_strdup(effect->value);
    HandoverResult result = {NULL, NULL, NULL};
    HandoverOutcome outcome = carry_out(session, way, value, effect->confirmed, &result);
    SessionNext next = SESSION_GO_ON;
    if (outcome == HANDOVER_EXISTS)
        flow_ask_again(session->flow, way, value, result.words);
    else if (outcome == HANDOVER_FAILED)
        flow_report(session->flow, way, FALSE, result.words);
    else
        next = handed_over(session, outcome, way, &result);
    handover_result_clear(&result);
    return next;
}

static void run_editor(Session *session, char *const *argv) {
    ProcessEnd end;
    process_interact((const char *const *)argv, &end);
    editing_finish(session, argv[0], &end);
    process_end_clear(&end);
}

static void run_way(Session *session, char *const *argv) {
    ProcessEnd end;
    if (process_interact((const char *const *)argv, &end)) {
        succeed(session, session->run_way, session->run_words);
        g_ptr_array_add(session->done_words, g_strdup(session->run_words));
    } else {
        g_autofree char *why = process_why(argv[0], &end), *words = g_strdup_printf(_("Not done: %s."), why);
        flow_report(session->flow, session->run_way, FALSE, words);
    }
    process_end_clear(&end);
}

void session_run(Session *session) {
    g_auto(GStrv) argv = g_steal_pointer(&session->run_argv);
    if (argv == NULL) return;
    if (session->edited != NULL)
        run_editor(session, argv);
    else
        run_way(session, argv);
}

/* The letter may have been changed after the person asked for it. */
char *handing_text_at_exit(Session *session) {
    HandoverResult result = {NULL, NULL, NULL};
    if (session->print_text == NULL) return NULL;
    if (flow_ready(session->flow)) {
        carry_out(session, "print", NULL, FALSE, &result);
        keep_text(&session->print_text, &result);
        handover_result_clear(&result);
    }
    return text_clean(session->print_text, -1, TEXT_KEEP_LINES);
}

const char *session_shown_text(const Session *session) {
    return session->shown_text != NULL ? session->shown_text : "";
}

const char *session_terminal_text(const Session *session) {
    return session->terminal_text != NULL ? session->terminal_text : "";
}
