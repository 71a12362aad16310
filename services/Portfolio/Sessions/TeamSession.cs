using System.Collections.Immutable;

namespace VikLearning.Portfolio.Sessions;

/// <summary>One session of a learning team.</summary>
/// <param name="ActivityId">The activity of the route map that it is of: a team has one session of each.</param>
/// <param name="Version">Rises with every change of when and where.</param>
/// <param name="Slot">When and where it is.</param>
/// <param name="Records">Who was there, in the order of recording; of a student the last one counts.</param>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.team-session")]
public sealed record TeamSession(
    [property: Id(0)] string ActivityId,
    [property: Id(1)] int Version,
    [property: Id(2)] SessionSlot Slot,
    [property: Id(3)] bool IsCancelled,
    [property: Id(4)] ImmutableArray<AttendanceRecord> Records)
{
    /// <summary>The record of a student that counts; null when there is none.</summary>
    public AttendanceRecord? RecordOf(string studentId) =>
        Records.LastOrDefault(record => record.StudentId == studentId);

    /// <summary>The record of each student that counts.</summary>
    public IEnumerable<AttendanceRecord> Latest() =>
        Records.GroupBy(record => record.StudentId).Select(records => records.Last());
}
