/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * drafts: letters being written, kept in one SQLite file (WAL) in the person's state folder
 * ($XDG_STATE_HOME/bowout/drafts.db; folder 0700, file 0600). What was shown survives kill -9
 * (drafts_keep), a finished step survives a power cut (drafts_keep_step). Recalling never deletes.
 * A damaged or newer store is never overwritten; a store that cannot be written says so and
 * everything else goes on: it is tried anew with every keep. Messages begin with the reason; the
 * path stands behind it, in brackets.
 */
#ifndef BOWOUT_DRAFTS_DRAFTS_H
#define BOWOUT_DRAFTS_DRAFTS_H

#include <glib.h>

#define DRAFTS_ERROR (drafts_error_quark())
GQuark drafts_error_quark(void);
typedef enum {
    DRAFTS_ERROR_FOLDER,  /* folder or file: wrong owner or mode, cannot be made */
    DRAFTS_ERROR_DAMAGED, /* not a store, or a broken one; left untouched */
    DRAFTS_ERROR_NEWER,   /* made by a newer bowout; left untouched */
    DRAFTS_ERROR_STORE,   /* full, read-only, I/O */
    DRAFTS_ERROR_TAKEN,   /* another session writes this draft */
    DRAFTS_ERROR_UNKNOWN  /* no draft of that id */
} DraftsError;

typedef struct Drafts Drafts;

typedef struct {
    gint64 id;
    char *subject;           /* company, role: for lists */
    char *place;             /* step's name */
    gint64 created, changed; /* seconds since 1970 */
    gint64 handed_over;      /* 0: not yet */
    char *handed_words;      /* what was done with it, lines; "" */
    char *code;              /* shared accounts; "" otherwise */
} DraftInfo;

/* path NULL: the person's own store. No file is made before the first keep. */
Drafts *drafts_open(const char *path, GError **error);
/* The same, but a damaged store is first renamed, with all that belongs to it, beside its old
 * place: *aside is then the new name (owned by the caller), otherwise NULL. Also for a store
 * that turned out damaged while it was in use: close it, then this. */
Drafts *drafts_open_anew(const char *path, char **aside, GError **error);
void drafts_close(Drafts *drafts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Drafts, drafts_close)

/* Accounts that several people share: nobody sees the others' letters, and a letter is found by
   its code only. */
#define DRAFTS_CODE_LENGTH 9 /* "K7QM-3XPD" */
/* A new code, not to be guessed. Owned by the caller. */
char *drafts_make_code(void);
/* New drafts of this session get it. */
void drafts_use_code(Drafts *drafts, const char *code);
/* Lower case and without its hyphen it is the same code. FALSE without `error`: there is none. */
gboolean drafts_find(Drafts *drafts, const char *code, DraftInfo *info, GError **error);

/* The unfinished draft changed last (not handed over), `except` aside, or id 0. */
gboolean drafts_last(Drafts *drafts, gint64 except, DraftInfo *info, GError **error);
void draft_info_clear(DraftInfo *info);
/* How many there are, `except` aside: not finished, and handed over. 0 also when they cannot be
   counted. */
void drafts_count(Drafts *drafts, gint64 except, guint *unfinished, guint *finished);
/* FALSE without `error`: there is none. */
gboolean drafts_info(Drafts *drafts, gint64 id, DraftInfo *info, GError **error);
GPtrArray *drafts_list(Drafts *drafts, GError **error); /* DraftInfo *, newest first; owned */

/* A new draft gets its id with the first keep (*id 0 before). `snapshot` is flow_snapshot's
 * text. What is on the screen is kept whatever became of the draft: if somebody deleted it, or
 * the whole store, it is kept as a new one (*id changes). */
gboolean drafts_keep(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error);
gboolean drafts_keep_step(Drafts *drafts, gint64 *id, const char *snapshot, const char *subject, const char *place, GError **error);
/* Takes the draft for this session (another live session on it: DRAFTS_ERROR_TAKEN unless
 * take_over). Where nothing can be written the draft comes back all the same, and is taken with
 * the first keep that succeeds, if nobody else wrote in it until then. */
char *drafts_recall(Drafts *drafts, gint64 id, gboolean take_over, GError **error);
/* The draft that was brought back is this session's in the store, too. */
gboolean drafts_is_writer(const Drafts *drafts, gint64 id);
/* Only looks: takes nothing from a session that writes it. Owned by the caller. */
char *drafts_read(Drafts *drafts, gint64 id, GError **error);
gboolean drafts_mark_handed_over(Drafts *drafts, gint64 id, const char *words, GError **error);
/* Beside the store: the draft's letter as a mail, for a mail program to open; it goes with the
 * draft. drafts NULL: the person's own store. Owned by the caller. */
char *drafts_mail_path(const Drafts *drafts, gint64 id);
/* The same, a folder with the words that an editor has. */
char *drafts_words_folder(const Drafts *drafts, gint64 id);
gboolean drafts_delete(Drafts *drafts, gint64 id, GError **error);
/* Deletes all that were last changed before that second; gives how many, or -1. */
int drafts_delete_older(Drafts *drafts, gint64 before, GError **error);

#endif
