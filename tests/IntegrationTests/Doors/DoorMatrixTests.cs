using Grpc.Core;
using VikLearning.Protos.Access.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>
/// Every method, asked by every role in every case by every way, of a suite in separate processes. What is not there
/// and what is not the caller's own are answered alike to the last byte.
/// </summary>
[Collection(DoorGroup.Name)]
public sealed class DoorMatrixTests(DoorSuite suite)
{
    private static readonly string?[] s_purposes =
    [
        null, "guiding", "scoring", "appeal", "data-subject-request", "break-glass", "roster", "team-feedback",
        "exam", "curiosity",
    ];

    // Each transport and each address once with all there is to try; the other two ways add nothing but themselves.
    private static bool IsThorough(Way way) => way is Way.Gateway or Way.DirectRest;

    public static TheoryData<string> Rows => [.. DoorTable.Rows.Select(door => door.ToString())];

    [Fact]
    public void Every_method_has_a_row_and_every_row_a_method()
    {
        var rows = DoorTable.Rows.Select(door => door.FullName).ToHashSet();
        var lacking = DoorSuite.Methods.Keys.Except(rows).ToList();
        Assert.True(lacking.Count == 0, $"{string.Join('\n', lacking)}\n{DoorTable.HowToAdd}");
        Assert.Empty(rows.Except(DoorSuite.Methods.Keys));
        Assert.Equal(DoorTable.Rows.Count, DoorTable.Rows.Select(door => door.ToString()).Distinct().Count());
    }

    [Fact]
    public void The_purposes_that_are_tried_are_all_there_are() =>
        Assert.Equal(
            Enum.GetValues<Purpose>().Where(purpose => purpose != Purpose.Unspecified),
            s_purposes.Where(word => word is not null and not "curiosity")
                .Select(word => ServiceDefaults.Consultations.Purposes.Of(word!)).Order());

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_method_opens_to_whom_it_should_and_to_nobody_else(string row)
    {
        var door = DoorTable.Rows.Single(one => one.ToString() == row);
        var findings = new List<string>();
        foreach (var way in Enum.GetValues<Way>())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                await KnockAsync(door, way, role, findings);
            }

            await KnockWithoutTokenAsync(door, way, findings);
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task KnockAsync(Door door, Way way, Role role, List<string> findings)
    {
        var caller = door.CallerOf(role);
        foreach (var purpose in IsThorough(way) ? door.PurposesTriedBy(role, s_purposes) : door.PurposesKnown(role))
        {
            var alike = new Dictionary<StatusCode, DoorAnswer>();
            foreach (var one in IsThorough(way) ? door.Cases.Reverse() : door.CasesToldApart(role))
            {
                var expected = Expected(door, way, door.Expected(role, one, purpose));
                if (await AskAsync(door, way, role, one, purpose) is not { } answer)
                {
                    return;
                }

                var where = $"{way}: {caller} ({role}) asks for {one} for {purpose ?? "no purpose"}";
                Judge(door, one, caller, expected, answer, where, findings);
                if (expected != StatusCode.OK && alike.TryAdd(expected, answer) is false
                    && alike[expected].Text != answer.Text)
                {
                    findings.Add($"{where}: not answered like the others\n{alike[expected].Text}\n{answer.Text}");
                }
            }
        }
    }

    private async Task KnockWithoutTokenAsync(Door door, Way way, List<string> findings)
    {
        var answers = new List<DoorAnswer>();
        foreach (var one in door.Cases)
        {
            if (await SendAsync(door, way, one, "nobody", []) is { } answer)
            {
                Judge(door, one, "nobody", Expected(door, way, StatusCode.Unauthenticated), answer,
                    $"{way}: no token asks for {one}", findings);
                answers.Add(answer);
            }
        }

        if (answers.Distinct().Count() > 1)
        {
            findings.Add($"{way}: without a token, cases are told apart");
        }
    }

    private static void Judge(
        Door door, Case one, string caller, StatusCode expected, DoorAnswer answer, string where, List<string> findings)
    {
        if (answer.Status != expected)
        {
            findings.Add($"{where}: {answer.Status} instead of {expected}\n{answer.Text}");
        }

        var shown = MarksIn(answer.Text)
            .Where(mark => answer.Status != StatusCode.OK || !door.MayShow(mark, one, caller));
        findings.AddRange(shown.Select(mark => $"{where}: shows {mark}"));
    }

    // The gateway has no way to what only services may call, whoever asks. HTTP has one status for what is asked
    // wrongly and for what cannot be done as things are.
    private static StatusCode Expected(Door door, Way way, StatusCode expected) =>
        door.IsInside && way == Way.Gateway ? StatusCode.Unimplemented
        : expected == StatusCode.FailedPrecondition && way is Way.Rest or Way.DirectRest ? StatusCode.InvalidArgument
        : expected;

    private Task<DoorAnswer?> AskAsync(Door door, Way way, Role role, Case one, string? purpose)
    {
        var caller = door.CallerOf(role);
        string[] roles = role == Role.Unspecified ? [] : [DoorWorld.ClaimOf(role)];
        var headers = new List<(string, string)>
        {
            ("authorization", $"Bearer {suite.Forge.Token(caller, roles)}"),
        };
        if (purpose is not null)
        {
            headers.Add(("consultation-purpose", purpose));
        }

        return SendAsync(door, way, one, caller, headers);
    }

    // The same key by every way: a change is made once, and each way gets the first answer.
    private Task<DoorAnswer?> SendAsync(
        Door door, Way way, Case one, string caller, List<(string Name, string Value)> headers)
    {
        headers.Add(("idempotency-key", DoorWorld.Fresh($"key {door} {one} {caller}")));
        return suite.SendAsync(door, way, DoorWorld.Fill(door, one, caller, suite.Works), headers);
    }

    private static IEnumerable<string> MarksIn(string text)
    {
        for (var at = text.IndexOf(DoorWorld.MarkStart, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(DoorWorld.MarkStart, at + 1, StringComparison.Ordinal))
        {
            yield return text[at..(text.IndexOf('.', at) + 1)];
        }
    }
}
