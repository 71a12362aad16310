using System.Collections.Frozen;
using System.Globalization;

namespace VikLearning.Portal.DataSubjects;

/// <summary>The words of an archive, in Dutch and English at once. What has no word here bears its own name.</summary>
internal static class ExportWords
{
    public const string Title = "Alles over mij · Everything about me";
    public const string Person = "Persoon · Person";
    public const string Read = "Lezen · Read";
    public const string By = "door · by";
    public const string In = "bij · in";

    private static readonly FrozenDictionary<string, string> s_services = Words(
        ("roster", "Wie u bent en waar u bij hoort · Who you are and where you belong"),
        ("portfolio", "Uw portfolio · Your portfolio"),
        ("exams", "Uw examen · Your exam"),
        ("insight", "Uw plaats in de cijfers · Your place in the figures"));

    private static readonly FrozenDictionary<string, string> s_kinds = Words(
        ("cohort-opened", "De lichting · The cohort"),
        ("student-enrolled", "Ingeschreven in een leerteam · Enrolled in a learning team"),
        ("plan-pinned", "De routekaart die u volgt · The route map that you follow"),
        ("hours-logged", "Uren geschreven · Hours logged"),
        ("hours-corrected", "Uren gecorrigeerd · Hours corrected"),
        ("hours-withdrawn", "Uren ingetrokken · Hours withdrawn"),
        ("hours-progressed", "Uw stand na deze wijziging · Where you stood after this change"),
        ("hours-confirmed", "Uren bevestigd door aanwezigheid · Hours confirmed by attendance"),
        ("attendance-recorded", "Aanwezigheid vastgelegd · Attendance recorded"),
        ("attendance-contested", "Aanwezigheid betwist · Attendance contested"),
        ("attendance-upheld", "Aanwezigheid na betwisting gelaten · Attendance upheld"),
        ("calendar-address-made", "Agenda-adres gemaakt · Calendar address made"),
        ("calendar-address-withdrawn", "Agenda-adres ingetrokken · Calendar address withdrawn"),
        ("reflection-written", "Reflectie geschreven · Reflection written"),
        ("reflection-revised", "Reflectie herschreven · Reflection revised"),
        ("reflection-shared", "Reflectie gedeeld · Reflection shared"),
        ("reflection-withdrawn", "Reflectie niet meer gedeeld · Reflection withdrawn"),
        ("comment-written", "Reactie van een docent · A teacher's comment"),
        ("comment-corrected", "Reactie gecorrigeerd · Comment corrected"),
        ("comment-withdrawn", "Reactie ingetrokken · Comment withdrawn"),
        ("comments-seen", "Reacties gezien · Comments seen"),
        ("file-attached", "Bestand toegevoegd · File attached"),
        ("attachment-removed", "Bestand verwijderd · File removed"),
        ("attachment-content", "Inhoud van een bestand · Content of a file"),
        ("submission-begun", "Aan het examen begonnen · Exam begun"),
        ("evidence-chosen", "Bewijs gekozen voor een criterium · Evidence chosen for a criterion"),
        ("submission-sealed", "Ingeleverd en verzegeld · Handed in and sealed"),
        ("submission-admitted", "Ontvankelijk bevonden · Found admissible"),
        ("submission-returned", "Teruggegeven, er ontbrak iets · Returned, something lacked"),
        ("sealed-submission", "Het verzegelde portfolio · The sealed portfolio"),
        ("pair-assigned", "Twee examinatoren toegewezen · Two examiners assigned"),
        ("examiner-seated", "Een andere examinator · Another examiner"),
        ("examiner-certified", "Als examinator gecertificeerd · Certified as examiner"),
        ("certificate-withdrawn", "Certificaat van examinator ingetrokken · Examiner's certificate withdrawn"),
        ("scoring-begun", "Beoordeling begonnen · Scoring begun"),
        ("score-saved", "Oordeel van een examinator bewaard · An examiner's score saved"),
        ("sheet-submitted", "Beoordeling ingediend · Scores handed in"),
        ("seat-vacated", "Een andere examinator · Another examiner"),
        ("scores-compared", "Beoordelingen vergeleken · Scores compared"),
        ("talk-recorded", "Gesprek van de examinatoren · The examiners' talk"),
        ("scores-proposed", "Voorstel van een examinator · An examiner's proposal"),
        ("scores-settled", "Waarde van het portfolio vastgelegd · Worth of the portfolio settled"),
        ("interview-planned", "Eindgesprek gepland · Final interview planned"),
        ("interview-noted", "Notitie bij het eindgesprek · Note of the final interview"),
        ("result-fixed", "Uitslag vastgesteld · Result fixed"),
        ("absence-marked", "Afwezig bij het examen · Absent from the exam"),
        ("investigation-begun", "Onderzoek begonnen · Investigation begun"),
        ("investigation-ended", "Onderzoek beëindigd · Investigation ended"),
        ("reflection-draft", "Concept van een reflectie · Draft of a reflection"),
        ("reminder", "Herinnering · Reminder"),
        ("reminder-mail", "Waar herinneringen heen gemaild worden · Where reminders are mailed to"),
        ("feedback-round-shelved", "Ingedeeld in een feedbackronde · Put in a feedback round"),
        ("feedback-member-came", "Aanwezig bij een feedbackronde · Present at a feedback round"),
        ("feedback-member-left", "Toch afwezig bij een feedbackronde · Absent from a feedback round after all"),
        ("feedback-asked", "Feedback gevraagd · Feedback asked"),
        ("feedback-delivered", "Feedback gegeven · Feedback given"),
        ("feedback-withdrawn", "Feedback ingetrokken · Feedback taken back"),
        ("feedback-read", "Feedback gelezen · Feedback read"),
        ("feedback-answered", "Feedback beantwoord · Feedback answered"),
        ("feedback-use-chosen", "Bestemming van feedback · What feedback is for"),
        ("assignment-begun", "Aan de feedbackopdracht begonnen · Feedback assignment begun"),
        ("assignment-plan-saved", "Plan van de feedbackopdracht · Plan of the feedback assignment"),
        ("feedback-collected", "Feedback in de opdracht gezet · Feedback put in the assignment"),
        ("feedback-taken-out", "Feedback uit de opdracht gehaald · Feedback taken out of the assignment"),
        ("assignment-conclusion-saved", "Conclusie van de feedbackopdracht · Conclusion of the feedback assignment"),
        ("assignment-handed-over", "Feedbackopdracht ingeleverd · Feedback assignment handed over"),
        ("assignment-taken-back", "Feedbackopdracht teruggehaald · Feedback assignment taken back"),
        ("assignment-commented", "Reactie op de feedbackopdracht · Comment on the feedback assignment"),
        ("workbook-opened", "Aan het werkboek begonnen · Workbook begun"),
        ("evidence-saved", "Bewijs bij een taak geschreven · Evidence of a task written"),
        ("task-handed-in", "Taak ingeleverd · Task handed in"),
        ("task-taken-back", "Taak teruggehaald · Task taken back"),
        ("task-answered", "Antwoord van een praktijkcoach · A practice coach's answer"),
        ("line-written", "Iemand keek of wilde kijken · Somebody looked or wanted to look"),
        ("teacher-assigned", "Docent van een leerteam · Teacher of a learning team"),
        ("teacher-unassigned", "Geen docent meer van een leerteam · No longer teacher of a learning team"),
        ("coach-appointed", "Praktijkcoach van een student · Practice coach of a student"),
        ("coach-withdrawn", "Geen praktijkcoach meer van een student · No longer practice coach of a student"),
        ("chief-appointed", "Teamchef van een locatie · Team chief of a location"),
        ("chief-dismissed", "Geen teamchef meer van een locatie · No longer team chief of a location"),
        ("signal-raised", "Signaal van ongewoon raadplegen · Signal of unusual reading"),
        ("signal-seen", "Signaal bekeken · Signal looked into"),
        ("hold-placed", "Bewaarplicht geplaatst · Legal hold placed"),
        ("hold-lifted", "Bewaarplicht opgeheven · Legal hold lifted"),
        ("erasure-ordered", "Wissen opgedragen · Erasure ordered"),
        ("erasure-certified", "Wissen gecertificeerd · Erasure certified"),
        ("certificate-issued", "Certificaat van vernietiging · Certificate of destruction"),
        ("portfolio-closed", "Portfolio gesloten · Portfolio closed"),
        ("key-destroyed", "Sleutel vernietigd · Key destroyed"),
        ("hours-standing", "Uw uren in de cijfers van de lichting · Your hours in the cohort's figures"),
        ("erasure-known", "Bekend dat u gewist bent · Known that you were erased"));

    private static readonly FrozenDictionary<string, string> s_members = Words(
        ("activityId", "Activiteit · Activity"), ("date", "Datum · Date"), ("minutes", "Minuten · Minutes"),
        ("noteId", "Notitie · Note"), ("nameId", "Naam · Name"), ("titleId", "Titel · Title"),
        ("textId", "Tekst · Text"), ("reasonId", "Reden · Reason"), ("at", "Wanneer · When"),
        ("cohortId", "Lichting · Cohort"), ("teamId", "Leerteam · Learning team"), ("name", "Naam · Name"),
        ("startDate", "Eerste dag · First day"), ("locationId", "Locatie · Location"), ("actor", "Wie · Who"),
        ("role", "Rol · Role"), ("purpose", "Waarom · Why"), ("shown", "Wat · What"),
        ("outcome", "Uitkomst · Outcome"), ("number", "Nummer · Number"), ("studentId", "Student · Student"),
        ("behaviourId", "Gedrag · Behaviour"), ("feelingId", "Gevoel · Feeling"),
        ("consequenceId", "Gevolg · Consequence"), ("wishId", "Gewenst gedrag · Wished-for behaviour"),
        ("answerId", "Antwoord · Answer"), ("giverId", "Gever · Giver"), ("receiverId", "Ontvanger · Receiver"),
        ("isShared", "Gedeeld met de docent · Shared with the teacher"),
        ("isForExam", "Voor het examenportfolio · For the exam portfolio"),
        ("certificateNumber", "Certificaat · Certificate"), ("completeAt", "Volledig vanaf · Complete from"),
        ("creditedMinutes", "Meetellende minuten · Credited minutes"), ("quarters", "Kwartalen · Quarters"),
        ("openUntil", "Open tot · Open until"), ("personId", "Persoon · Person"),
        ("orderedBy", "Opgedragen door · Ordered by"), ("orderedAt", "Opgedragen op · Ordered at"),
        ("templateId", "Sjabloon · Template"), ("taskId", "Taak · Task"),
        ("coachId", "Praktijkcoach · Practice coach"), ("verdict", "Oordeel · Verdict"),
        ("learn", "Wat ik over mezelf wil leren · What I want to learn about myself"),
        ("whom", "Aan wie ik het vraag · Of whom I ask it"), ("how", "Wanneer en hoe · When and how"),
        ("heard", "Wat ik hoorde · What I heard"), ("insight", "Wat ik over mezelf leer · What I learn about myself"),
        ("next", "Wat ik ermee ga doen · What I do with it"), ("teacherId", "Docent · Teacher"),
        ("on", "Datum · Date"), ("roundId", "Feedbackronde · Feedback round"),
        ("attachmentId", "Bestand · File"), ("kind", "Soort · Kind"), ("bytes", "Bytes · Bytes"),
        ("owner", "Waarbij · At"), ("ownerId", "Waarbij · At"), ("sha256", "SHA-256 · SHA-256"),
        ("version", "Versie · Version"), ("examinerId", "Examinator · Examiner"),
        ("criterionId", "Criterium · Criterion"), ("levelId", "Niveau · Level"),
        ("motivationId", "Motivering · Motivation"), ("cited", "Bewijs · Evidence"),
        ("submittedAt", "Ingediend op · Handed in at"), ("tenths", "Cijfer in tienden · Grade in tenths"),
        ("passed", "Geslaagd · Passed"), ("absence", "Afwezigheid · Absence"),
        ("issuedAt", "Uitgegeven op · Issued at"), ("classes", "Klassen · Classes"));

    private static readonly FrozenDictionary<string, string> s_purposes = Words(
        ("own", "eigen gegevens · own data"), ("administration", "beheer · administration"),
        ("roster-fact", "uit het rooster · from the roster"), ("guiding", "begeleiden · guiding"),
        ("data-subject-request", "verzoek over eigen gegevens · data-subject request"),
        ("break-glass", "uitzondering met reden · exception with a reason"),
        ("team-feedback", "feedback in het leerteam · feedback in the learning team"),
        ("scoring", "beoordelen · scoring"), ("exam", "examen organiseren · planning an exam"),
        ("figures", "cijfers · figures"), ("roster", "rooster · roster"), ("erasure", "wissen · erasure"),
        ("retention", "bewaartermijn · retention"));

    /// <summary>What the first page says.</summary>
    public static IReadOnlyList<string> Introduction { get; } =
    [
        "Dit archief bevat alles wat VikLearning over u bewaart, ook wat gecorrigeerd of ingetrokken is, wie naar uw"
            + " gegevens keek, en voor medewerkers ook wat zij van anderen bekeken. U kunt het zonder netwerk lezen. De"
            + " JSON-bestanden bevatten hetzelfde voor programma's; schema.json beschrijft ze en manifest.json noemt"
            + " elk bestand met zijn SHA-256.",
        "This archive holds everything that VikLearning keeps about you, also what was corrected or withdrawn, who"
            + " looked at your data, and for staff also what they looked at of others. It can be read without a"
            + " network. The JSON files hold the same for programs; schema.json describes them, and manifest.json names"
            + " every file with its SHA-256.",
    ];

    public static string ServiceOf(string service) => s_services.GetValueOrDefault(service, service);

    public static string KindOf(string kind) => s_kinds.GetValueOrDefault(kind, kind);

    public static string MemberOf(string member) => s_members.GetValueOrDefault(member, member);

    public static string PurposeOf(string purpose) => s_purposes.GetValueOrDefault(purpose, purpose);

    /// <summary>How much there is of a service.</summary>
    public static string CountOf(ExportTally tally) => string.Create(
        CultureInfo.InvariantCulture,
        $"{tally.Records} regels, {tally.Texts} teksten · {tally.Records} records, {tally.Texts} texts");

    private static FrozenDictionary<string, string> Words(params ReadOnlySpan<(string Key, string Word)> words)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, word) in words)
        {
            all.Add(key, word);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
