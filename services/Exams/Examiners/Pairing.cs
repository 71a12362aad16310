namespace VikLearning.Exams.Examiners;

/// <summary>
/// Who scores a submission: two, apart from each other, and a third when they are too far apart; and who handles an
/// appeal.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.pairing")]
public sealed record Pairing(
    [property: Id(0)] string StudentId,
    [property: Id(1)] string SubmissionId,
    [property: Id(2)] string First,
    [property: Id(3)] string Second,
    [property: Id(4)] string? Third,
    [property: Id(5)] string? Appeal = null)
{
    /// <summary>Where somebody sits; null when they have nothing to do with it.</summary>
    public ExaminerSeat? SeatOf(string examinerId) =>
        examinerId == First ? ExaminerSeat.First
        : examinerId == Second ? ExaminerSeat.Second
        : examinerId == Third ? ExaminerSeat.Third
        : examinerId == Appeal ? ExaminerSeat.Appeal
        : null;

    /// <summary>Who sits on a seat; null when nobody does.</summary>
    public string? On(ExaminerSeat seat) => seat switch
    {
        ExaminerSeat.First => First,
        ExaminerSeat.Second => Second,
        ExaminerSeat.Third => Third,
        _ => Appeal,
    };

    /// <summary>The same with somebody else on a seat.</summary>
    public Pairing With(ExaminerSeat seat, string examinerId) => seat switch
    {
        ExaminerSeat.First => this with { First = examinerId },
        ExaminerSeat.Second => this with { Second = examinerId },
        ExaminerSeat.Third => this with { Third = examinerId },
        _ => this with { Appeal = examinerId },
    };
}
