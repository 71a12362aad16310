using System.Collections.Immutable;

namespace VikLearning.Exams.Examinations;

/// <summary>An opened exam on its way out of the grain.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.examination-view")]
internal sealed record ExaminationView(
    [property: Id(0)] ExaminationOpened Opened,
    [property: Id(1)] ImmutableArray<Sitting> Sittings,
    [property: Id(2)] int Version)
{
    /// <summary>
    /// The sitting that somebody who has not handed in yet is in on a day: the second from the day after the first
    /// ended, where there is one.
    /// </summary>
    public Sitting SittingOn(DateOnly day) =>
        Sittings.Length > 1 && Sittings[0].HandInUntil < day ? Sittings[1] : Sittings[0];
}
