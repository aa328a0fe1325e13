/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What bowout and its helper bowout-mail say to each other: the names and limits both sides must
 * agree on.
 *
 *     bowout-mail read [--now DATE]     an offer (a mail, or any text) on standard input → one JSON object on standard output
 *     bowout-mail write                 one JSON object on standard input → a mail on standard output
 *
 * Exit 0: done. Exit 1: {"error": {"code": "too-big", "message": "…"}} on standard output. Exit 2:
 * wrong arguments.
 *
 * read gives
 *     { "version": 1,
 *       "proposals": [ {"fact": "company", "value": "Northwind Remote", "sure": "sure|likely|guess", "found": "signature"}, … ],
 *       "thread": { "message-id": "<…>", "in-reply-to": "<…>", "references": ["<…>", …] },
 *       "own": { "name": "…", "address": "…" },
 *       "subject": "…", "reply-subject": "Re: …", "text": "…", "notes": ["forwarded", …] }
 * "fact" is a name of the table of facts (bowout/letter/facts.h); of each fact the best proposal
 * stands first, at most MAIL_PROPOSALS_MOST of them. "found" is one of MAIL_FOUND_…, "notes" of
 * MAIL_NOTE_…. Everything that is not known is left out, never empty; "proposals", "notes",
 * "thread" and "text" are always there. A message id is there only when it is sound. Strings are
 * valid UTF-8, control and reordering characters made visible; only "text" has newlines.
 *
 * write takes
 *     { "from": {"name", "address"}, "to": {"name", "address"}, "subject", "reply": true, "text", "date": "2026-11-20T10:30:00+08:00",
 *       "in-reply-to": "<…>", "references": ["<…>", …], "message-id": "<…>", "message-id-domain": "example.com",
 *       "flowed": false, "line-ends": "crlf|lf" }
 * "subject", "text" and "date" are needed. With "reply" the subject becomes "Re: …", once.
 * References are those of the mail that is answered; its own id ("in-reply-to") is added. Without
 * "message-id" one is made for "message-id-domain" or the domain of "from". A value for a header
 * that holds CR, LF, NUL or another control character is refused, never mended.
 */
#ifndef BOWOUT_MAIL_PROTOCOL_H
#define BOWOUT_MAIL_PROTOCOL_H

#define MAIL_PROTOCOL_VERSION 1

/* Limits. */
#define MAIL_INPUT_MOST (32 * 1024 * 1024) /* bytes of a mail, its attachments included, or of a request to write one */
#define MAIL_PART_MOST (1024 * 1024)       /* bytes of one text part; more is cut off, and said */
#define MAIL_OUTPUT_MOST (2 * 1024 * 1024) /* bytes of an answer: more is never waited for */
#define MAIL_PARTS_MOST 200
#define MAIL_DEPTH_MOST 20            /* parts inside parts */
#define MAIL_HEADER_MOST (128 * 1024) /* bytes of all headers of the mail */
#define MAIL_FIELD_MOST (32 * 1024)   /* bytes of one */
#define MAIL_FIELDS_MOST 500
#define MAIL_TEXT_MOST (64 * 1024) /* bytes of "text"; more is cut off, and said */
#define MAIL_LINE_MOST 500         /* code points of a value for a header */
#define MAIL_REFERENCES_MOST 20    /* the first and the last of them are kept */
#define MAIL_MESSAGE_ID_MOST 250   /* bytes */
#define MAIL_MEMORY_MOST (256 * 1024 * 1024)
/* Of the helper on the processor; on the clock it has three times as long, for the machine may
   be busy. */
#ifdef BOWOUT_INSTRUMENTED
#define MAIL_SECONDS_MOST 30
#else
#define MAIL_SECONDS_MOST 4
#endif
#define MAIL_CLOCK_MOST (3 * MAIL_SECONDS_MOST)
#define MAIL_PROPOSALS_MOST 3 /* of one fact */

/* Codes of errors. */
#define MAIL_ERROR_TOO_BIG "too-big"
#define MAIL_ERROR_HEADER "header-too-big"
#define MAIL_ERROR_PARTS "too-many-parts"
#define MAIL_ERROR_DEPTH "too-deep"
#define MAIL_ERROR_NO_MAIL "no-mail"
#define MAIL_ERROR_TIME "time"
#define MAIL_ERROR_MEMORY "memory"
#define MAIL_ERROR_REQUEST "bad-request" /* write: no JSON, or a value of the wrong kind or missing */
#define MAIL_ERROR_REFUSED "refused"     /* write: a value that may not stand in a header */
#define MAIL_ERROR_IO "io"

/* How sure a proposal is. */
#define MAIL_SURE "sure"
#define MAIL_LIKELY "likely"
#define MAIL_GUESS "guess"

/* Where it was found. */
#define MAIL_FOUND_REPLY_TO "reply-to"
#define MAIL_FOUND_FROM "from"
#define MAIL_FOUND_TO "to"
#define MAIL_FOUND_DELIVERED "delivered-to"
#define MAIL_FOUND_SUBJECT "subject"
#define MAIL_FOUND_TEXT "text"
#define MAIL_FOUND_QUOTED "quoted"
#define MAIL_FOUND_GREETING "greeting"
#define MAIL_FOUND_SIGNATURE "signature"
#define MAIL_FOUND_ORGANIZATION "organization"
#define MAIL_FOUND_DOMAIN "domain"
#define MAIL_FOUND_DATE "date"
#define MAIL_FOUND_RECEIVED "received"
#define MAIL_FOUND_FORWARDED "forwarded" /* in the headers of the mail that was forwarded */
#define MAIL_FOUND_PLATFORM "platform"   /* from what is known of the site that sent it */
#define MAIL_FOUND_MAIL "mail"           /* that it is a mail at all */
#define MAIL_FOUND_LABEL "label"         /* beside or under a label: "Company: …" */
#define MAIL_FOUND_CHAT "chat"           /* the names and times that a chat puts beside messages */

/* What is worth telling. */
#define MAIL_NOTE_FORWARDED "forwarded"             /* the contact is the sender of the forwarded mail */
#define MAIL_NOTE_NO_REPLY "no-reply"               /* the only address is one that nobody reads */
#define MAIL_NOTE_PLATFORM "platform"               /* sent by a job site: answer there */
#define MAIL_NOTE_REPLY_ELSEWHERE "reply-elsewhere" /* Reply-To is in another domain than From */
#define MAIL_NOTE_HTML "html"                       /* the text was made from HTML */
#define MAIL_NOTE_NO_TEXT "no-text"                 /* nothing to read in it */
#define MAIL_NOTE_TEXT_CUT "text-cut"
#define MAIL_NOTE_ENCRYPTED "encrypted"
#define MAIL_NOTE_WRAPPED "wrapped"         /* signed (S/MIME) in a form that hides the text */
#define MAIL_NOTE_CHARSET "charset"         /* some of it is in a charset that cannot be read */
#define MAIL_NOTE_ADDRESS_ODD "address-odd" /* the sender's address could not be taken */
#define MAIL_NOTE_TYPED "typed"             /* no mail: a text that was pasted or saved */
#define MAIL_NOTE_DAY_OPEN "day-open"       /* a day by which to answer could be two: 03/04 */
#define MAIL_NOTE_HOSTILE "hostile"   /* a header hid control or reordering characters; it was not used */
#define MAIL_NOTE_DATE_ODD "date-odd" /* the Date header cannot be right */

#endif
