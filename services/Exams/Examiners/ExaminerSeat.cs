namespace VikLearning.Exams.Examiners;

/// <summary>As what an examiner scores a submission.</summary>
public enum ExaminerSeat
{
    /// <summary>One of the two.</summary>
    First,

    /// <summary>The other.</summary>
    Second,

    /// <summary>Decides within the two when they are too far apart.</summary>
    Third,

    /// <summary>Handles the student's appeal, and did not score.</summary>
    Appeal,
}
