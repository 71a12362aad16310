using CsCheck;
using VikLearning.Exams.Examiners;
using static VikLearning.UnitTests.Exams.Examiners.Staff;

namespace VikLearning.UnitTests.Exams.Examiners;

/// <summary>A sitting to assign examiners in, with the pairs that stand.</summary>
internal sealed record Sittings(Entrant[] Entrants, string[] Examiners, Pairing[] Standing)
{
    public Pairing[] Made { get; } = [.. AssignmentRule.Assign(Entrants, Examiners, Standing)];

    /// <summary>Who has no pair yet and has two who may.</summary>
    public Entrant[] Open =>
    [
        .. Entrants.Where(entrant => Standing.All(pairing => pairing.SubmissionId != entrant.SubmissionId))
            .Where(entrant => PossibleFor(entrant).Length > 1),
    ];

    /// <summary>Sittings of any kind: a third of who could score has a conflict, a quarter of the students a pair, and
    /// of the examiners in those two are no longer certified.</summary>
    public static Gen<Sittings> Of(int mostEntrants, int mostExaminers) =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 2].Array[mostExaminers], Gen.Int[0, 3], Gen.Int[0, 99], Gen.Int[0, 99])
                .Array[0, mostEntrants],
            Gen.Int[0, mostExaminers],
            (students, examiners) => new Sittings(
                [
                    .. students.Index().Select(one => Student(
                        one.Index + 1,
                        [.. one.Item.Item1.Index().Where(it => it.Item == 0).Select(it => it.Index + 1)])),
                ],
                [.. People(examiners)],
                [
                    .. students.Index().Where(one => one.Item.Item2 == 0).Select(one =>
                        Pair(one.Index + 1, examiners + 2, one.Item.Item3, one.Item.Item4)),
                ]));

    public string[] PossibleFor(Entrant entrant) =>
        [.. Examiners.Where(examiner => !entrant.Conflicts.Contains(examiner))];

    /// <summary>How many submissions each examiner has, when these pairs are made beside what stands.</summary>
    public Dictionary<string, int> LoadsOf(IEnumerable<Pairing> made)
    {
        var loads = Examiners.ToDictionary(examiner => examiner, _ => 0);
        foreach (var examiner in made.Concat(Standing).SelectMany(Both).Where(loads.ContainsKey))
        {
            loads[examiner]++;
        }

        return loads;
    }

    /// <summary>The squares of how often pairs meet, added up: the less, the more they vary.</summary>
    public int MeetingsOf(IEnumerable<Pairing> made) =>
        made.Concat(Standing).CountBy(pairing => string.Join(' ', Both(pairing).Order(StringComparer.Ordinal)))
            .Sum(pair => pair.Value * pair.Value);

    /// <summary>Every way to give everybody who is open two: for few of them.</summary>
    public IEnumerable<Pairing[]> Ways() => Open.Aggregate(
        (IEnumerable<Pairing[]>)[[]],
        (ways, entrant) =>
            from way in ways
            from first in PossibleFor(entrant)
            from second in PossibleFor(entrant)
            where string.CompareOrdinal(first, second) < 0
            select (Pairing[])[.. way, new(entrant.StudentId, entrant.SubmissionId, first, second, null)]);

    public static string[] Both(Pairing pairing) => [pairing.First, pairing.Second];

    public override string ToString() => string.Join(
        "; ",
        Entrants.Select(entrant => $"{entrant.SubmissionId} not {string.Join(',', entrant.Conflicts.Order())}")
            .Append($"{Examiners.Length} examiners").Concat(Standing.Select(pairing => $"{pairing}")));

    private static Pairing Pair(int student, int examiners, int one, int other)
    {
        var first = one % examiners;
        var second = (first + 1 + (other % (examiners - 1))) % examiners;
        var entrant = Student(student);
        return new(entrant.StudentId, entrant.SubmissionId, Examiner(first + 1), Examiner(second + 1), null);
    }
}
