/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What comes along when somebody copies out of a chat: times, names, notices of the program, one's
 * own messages. They are cut away, and say who wrote and when. Known are the ways of WhatsApp,
 * Telegram, Slack, Teams, Skype, Signal, Messenger, Discord and LinkedIn, by the shape of their
 * lines.
 */
#ifndef BOWOUT_SRC_MAIL_CHAT_H
#define BOWOUT_SRC_MAIL_CHAT_H

#include <glib.h>

typedef struct {
    char *text;        /* what the other one wrote; never NULL */
    char *theirs;      /* the other one's name; NULL: not said */
    char *ours;        /* our own; NULL: not said, or "You" */
    GDate day;         /* of their last message; not valid: not said */
    gboolean greeted;  /* we greeted them by that name: so it is one */
    gboolean answered; /* they wrote after we had */
    gboolean is_chat;  /* there were such lines */
} Chat;

Chat *chat_read(const char *text, const GDate *today);
void chat_free(Chat *chat);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Chat, chat_free)

#endif
