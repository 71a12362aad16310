using System.Collections.Frozen;
using VikLearning.Protos.Access.V1;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>The purposes by the codes that a call, a line and a page use.</summary>
public static class Purposes
{
    /// <summary>Without a relation, for a reason that was written down first.</summary>
    public const string BreakGlass = "break-glass";

    /// <summary>To guide a student.</summary>
    public const string Guiding = "guiding";

    /// <summary>To answer a person's own question about their data.</summary>
    public const string DataSubjectRequest = "data-subject-request";

    /// <summary>To keep the roster: who is in which team, under which name.</summary>
    public const string Roster = "roster";

    /// <summary>To score a submission.</summary>
    public const string Scoring = "scoring";

    /// <summary>An examiner who did not score handles an appeal.</summary>
    public const string Appeal = "appeal";

    /// <summary>To plan an exam: who handed in, who scores.</summary>
    public const string Exam = "exam";

    /// <summary>To learn from a team mate, and to give them feedback.</summary>
    public const string TeamFeedback = "team-feedback";

    private static readonly FrozenDictionary<string, Purpose> s_byCode = new Dictionary<string, Purpose>
    {
        [Guiding] = Purpose.Guiding,
        [Scoring] = Purpose.Scoring,
        [Appeal] = Purpose.Appeal,
        [DataSubjectRequest] = Purpose.DataSubjectRequest,
        [BreakGlass] = Purpose.BreakGlass,
        [Roster] = Purpose.Roster,
        [TeamFeedback] = Purpose.TeamFeedback,
        [Exam] = Purpose.Exam,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The purpose of a code; unspecified for any other word.</summary>
    public static Purpose Of(string code) => s_byCode.GetValueOrDefault(code);

    /// <summary>The code of a purpose.</summary>
    public static string CodeOf(Purpose purpose) => s_byCode.Single(pair => pair.Value == purpose).Key;
}
