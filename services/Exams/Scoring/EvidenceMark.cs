namespace VikLearning.Exams.Scoring;

/// <summary>What stands out in evidence, by rule. Nothing is concluded from it: an examiner looks there first.
/// </summary>
public enum EvidenceMark
{
    /// <summary>There is less than the rubric asks for.</summary>
    Missing,

    /// <summary>There are few words.</summary>
    Thin,

    /// <summary>It was written shortly before it was handed in.</summary>
    Late,

    /// <summary>It is there for another criterion too, or a passage of it stands in another piece.</summary>
    Repeated,

    /// <summary>It was not there in the sitting before, or in another version.</summary>
    Changed,
}
