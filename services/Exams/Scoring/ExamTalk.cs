namespace VikLearning.Exams.Scoring;

/// <summary>That two examiners who are apart talked, and what came of it.</summary>
/// <param name="NoteId">The encrypted words.</param>
[GenerateSerializer]
[Immutable]
[Alias("exams.exam-talk")]
public sealed record ExamTalk(
    [property: Id(0)] string By, [property: Id(1)] Guid NoteId, [property: Id(2)] DateTimeOffset At);
