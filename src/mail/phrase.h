/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pieces of regular expressions that several tables share: names, trades, roles. Texts have
 * straight quotes (prose.h). What is said in English is case sensitive where capitals tell
 * something.
 */
#ifndef BOWOUT_SRC_MAIL_PHRASE_H
#define BOWOUT_SRC_MAIL_PHRASE_H

#include <glib.h>

/* All matches, g_match_info_free. */
GMatchInfo *phrase_matches(const char *pattern, const char *text);
gboolean phrase_fits(const char *pattern, const char *text);
/* What stands right before `at`, in the same paragraph (g_free). */
char *phrase_before(const char *text, gsize at);

/* A word with a capital; dots only inside it, so that a sentence's end ends it. */
#define CAPITAL                                                                                                                            \
    "(?!I\\b(?!')|(?:We|They|You|It|That|There|Here|He|She|Who|What)')(?<!\\p{L})\\p{Ll}?\\p{Lu}[\\p{L}\\p{N}&+#'-]*(?:\\.[\\p{L}\\p{N}]+" \
    ")*"
#define LEGAL "(?:Inc|LLC|Ltd|Limited|Co|Corp|Pvt|Pte|Sdn|Bhd|GmbH|LLP|PLC|B\\.V|AS|SRL|Kft|Oy|AB|Pty|UG|FZ-LLC)"
#define NAME CAPITAL "(?: (?:(?:of|and|for|de|du|des|del|di|da|van|von|der|the|&) )?" CAPITAL "){0,4}(?:,? " LEGAL "\\b\\.?){0,2}"
#define WORD "[\\p{L}\\p{N}][\\p{L}\\p{N}/&+#'>\\x{2192}-]*"
#define CAPITALS CAPITAL "(?:(?: (?:of|and|to|the|&|-|/)(?: the)?| ?[/])? ?" CAPITAL "){0,5}"
#define TRADE                                                                                                                              \
    "(?i:"                                                                                                                                 \
    "assistants?|managers?|developers?|designers?|writers?|editors?|specialists?|agents?|engineers?|"                                      \
    "coordinators?|consultants?|representatives?|analysts?|accountants?|bookkeepers?|translators?|"                                        \
    "teachers?|tutors?|administrators?|admin|recruiters?|trainers?|moderators?|illustrators?|researchers?|"                                \
    "copywriters?|programmers?|testers?|leads?|officers?|associates?|secretary|planners?|marketers?|"                                      \
    "producers?|animators?|strategists?|advisers?|advisors?|architects?|technicians?|operators?|"                                          \
    "transcribers?|transcriptionists?|interpreters?|clerks?|typists?|schedulers?|reps?|interns?|trainees?|"                                \
    "hosts?|artists?|photographers?|videographers?|buyers?|controllers?|paralegals?|therapists?|"                                          \
    "counsellors?|counselors?|coach(?:es)?|scientists?|supervisors?|experts?|executives?|telemarketers?|"                                  \
    "setters?|callers?|closers?|dispatchers?|processors?|proofreaders?|reviewers?|annotators?|labell?ers?|"                                \
    "captioners?|receptionists?|sysadmins?|webmasters?|instructors?|facilitators?|mentors?|nurses?|"                                       \
    "pharmacists?|auditors?|estimators?|drafters?|modell?ers?|bloggers?|ghostwriters?|podcasters?|"                                        \
    "salespersons?|salesmen|sellers?|sourcers?|underwriters?|adjusters?|billers?|coders?|scribes?|"                                        \
    "concierges?|liaisons?|partners?|directors?|curators?|librarians?|lawyers?|attorneys?|retouchers?|"                                    \
    "voiceovers?|narrators?|optimizers?|freelancers?|contractors?|generalists?|retailers?|merchandisers?|"                                 \
    "helpers?|cleaners?|handlers?|catalogu?ers?|archivists?|stylists?|advocates?|ambassadors?|subtitlers?|raters?|evaluators?|graders?|"   \
    "examiners?|lecturers?|caregivers?|nutritionists?|dietitians?|psychologists?|chefs?|drivers?|brokers?|realtors?|traders?|"             \
    "economists?|statisticians?|surveyors?|composers?|actors?|colou?rists?|mixers?|appraisers?|investigators?|verifiers?|collectors?|"     \
    "apprentices?|fellows?|volunteers?|creators?|readers?|builders?|listers?|devs?|checkers?|takers?|makers?|interviewers?|organi[sz]ers?" \
    "|taggers?|"                                                                                                                           \
    "runners?|streamers?|SDR|BDR|ISA|OBM|CSR|cashiers?|leaders?|GVA|VA|PA|EA"                                                              \
    ")(?!\\p{L})"
/* Whoever does something, whatever it is; only where the sentence leads to a role. */
#define AGENT                                                                                                                              \
    "(?!(?i:other|another|offer|letter|number|order|member|customer|partner|summer|winter|newsletter|matter|answer|reminder|center|"       \
    "december|november|october|september|helper|winner|pleasure|father|mother|brother|sister|daughter|better|bigger|later|sooner|"         \
    "either|error|major|minor|factor|honou?r|favou?r|important|relevant|significant|constant|instant|client|doctor|father|leader|"         \
    "believer|"                                                                                                                            \
    "reader|user|listener|learner|speaker|communicator|fighter|starter|player|performer|keeper|contender|newcomer|stranger|offer)\\b)"     \
    "\\p{L}{3,}(?:er|or|ist|ant|ian|eer)(?!\\p{L})"
/* Words that no role holds: with them a phrase before a trade has begun too early. */
#define NO_LINK                                                                                                                            \
    "(?!(?i:i|who|an?|the|to|for|of|as|in|about|regarding|this|that|talked|into|so|if|not|no|very|was|were|been|being|will|would|can|we|"  \
    "they|"                                                                                                                                \
    "he|she|us|on|at|by|and|or|with|from|you|your|our|my|their|his|her|is|are|be|have|offer|application|letter)\\b)"
#define TRADES                                                                                                                             \
    "(?:" NO_LINK WORD " (?:(?:&|and(?= \\p{Lu})|and(?= \\p{L}+ " TRADE ")) )?){0,4}(?:[\\p{L}\\p{N}]+-)?" TRADE                           \
    "(?: [IVX]{1,3}\\b)?(?: to (?:the |our )?" CAPITAL "(?: " CAPITAL ")?)?"
#define LEADER "(?:Head|Director|VP|Vice President|Chief) of " CAPITALS
#define ROLE "(?<![\\p{L}\\p{N}])((?:" LEADER "|" TRADES "|" CAPITALS "))"
#define COMPANY "(?:M/[Ss]\\.? )?((?:[Tt]he )?" NAME ")"
#define PERSON                                                                                                                             \
    "(?<!& )(?!(?:I'm|It'?s|This|My|Hi|Hello)\\b)((?:(?:Mr|Ms|Mrs|Dr|Miss)\\.? )?\\p{Lu}[\\p{L}'-]+(?: "                                   \
    "(?:\\p{Lu}\\.|(?:[ae]l-)?\\p{Lu}[\\p{L}'-]*|de|da|van|von|del|der|bin|al|la|las|los|den|dos|das|di|du|le|ter|y|ibn|el)){0,4})"
/* A name that was just said, whatever it is. */
#define PERSON_WORDS "(?:(?:Mr|Ms|Mrs|Dr)\\.? )?\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'.-]*){0,2},? "
#define LEGAL_STRICT "(?:Inc|LLC|Ltd|Limited|Pvt|Pte|GmbH|LLP|PLC|Corp|B\\.V|Kft|SRL|Pty|FZ-LLC)\\b\\.?(?: Ltd\\b\\.?)?"
#define POST "(?i:position|role|post|job|opening|vacancy|opportunity|contract|profile|designation)"
#define ARTICLE "(?i:(?:an?|our|the|your|my|their|his|her) )?"
#define GAP "(?i:[^.!?\n]{0,60}? )"

#endif
