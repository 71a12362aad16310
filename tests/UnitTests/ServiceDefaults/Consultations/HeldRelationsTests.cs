using System.Collections.Frozen;
using Microsoft.Extensions.Time.Testing;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

/// <summary>What the gate remembers of relations, and for how long.</summary>
public class HeldRelationsTests
{
    private static readonly MethodAccess s_shows = new AccessRules(AccessRules.SuiteFiles())
        .Find("/viklearning.portfolio.v1.GuidanceService/GetStudentProgress")!;

    private readonly FakeTimeProvider _time = new();
    private readonly Team _team = new() { Members = ["student01", "student02"] };
    private readonly ConsultationGate _gate;

    public HeldRelationsTests() => _gate = new ConsultationGate([_team], [], _time, []);

    [Fact]
    public async Task Who_was_asked_about_one_of_a_team_need_not_be_asked_about_the_others()
    {
        Assert.True(await HoldsAsync("student01"));
        Assert.True(await HoldsAsync("student02"));
        Assert.Equal(["student01"], _team.Asked);
        Assert.True(await HoldsAsync("student02", "teacher02"));
        Assert.Equal(["student01", "student02"], _team.Asked);
    }

    [Fact]
    public async Task After_five_seconds_all_are_asked_about_again()
    {
        Assert.True(await HoldsAsync("student01"));
        _team.Members = ["student01"];
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.True(await HoldsAsync("student02"));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(await HoldsAsync("student02"));
        Assert.True(await HoldsAsync("student01"));
    }

    [Fact]
    public async Task That_it_does_not_hold_is_asked_each_time()
    {
        Assert.False(await HoldsAsync("student03"));
        _team.Members = ["student03"];
        Assert.True(await HoldsAsync("student03"));
        Assert.Equal(["student03", "student03"], _team.Asked);
    }

    private Task<bool> HoldsAsync(string student, string teacher = "teacher01") => _gate.HoldsAsync(
        s_shows,
        new Caller(teacher, FrozenSet.ToFrozenSet(["teacher"]), DateTimeOffset.MaxValue),
        student,
        TestContext.Current.CancellationToken);

    private sealed class Team : IRelation
    {
        public Relation Kind => s_shows.Rule.Relation;

        public string[] Members { get; set; } = [];

        public List<string> Asked { get; } = [];

        public Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
            throw new NotSupportedException("The gate asks for all at once.");

        public Task<IReadOnlyCollection<string>> HeldAsync(
            string caller, string subject, CancellationToken cancellation)
        {
            Asked.Add(subject);
            return Task.FromResult<IReadOnlyCollection<string>>(Members.Contains(subject) ? Members : []);
        }
    }
}
