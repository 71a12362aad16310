using System.Collections.Immutable;
using CsCheck;
using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.Reflections;
using VikLearning.Portfolio.RouteMaps;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Sharing;

/// <summary>
/// Whatever a student and their teachers do in whatever order: what a reader is shown is what was shared last and not
/// withdrawn since, and every version of everything is still there.
/// </summary>
public class SharingPropertyTests
{
    private static readonly Guid[] s_reflections = [new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8])];
    private static readonly string[] s_teams = ["team-1", "team-2"];

    private enum Act
    {
        Write,
        Revise,
        Share,
        Withdraw,
        Move,
        Comment,
        Correct,
        TakeBack,
        See,
    }

    private sealed record Step(Act Act, int Reflection, int Version, Audience Audience, int Team);

    private static readonly Gen<Step> s_step = Gen.Select(
        Gen.Enum<Act>(), Gen.Int[0, 1], Gen.Int[0, 4], Gen.Enum<Audience>(), Gen.Int[0, 1],
        (act, reflection, version, audience, team) => new Step(act, reflection, version, audience, team));

    [Fact]
    public void A_reader_is_shown_what_was_shared_last_and_nothing_that_was_withdrawn() =>
        s_step.Array[0, 60].Sample(steps =>
        {
            var world = new World();
            foreach (var step in steps)
            {
                world.Do(step);
                world.AssertShownAsSaid();
            }
        });

    [Fact]
    public void Nothing_is_ever_lost_or_renumbered() =>
        s_step.Array[0, 60].Sample(steps =>
        {
            var world = new World();
            foreach (var step in steps)
            {
                var before = world.Versions;
                world.Do(step);
                Assert.Equal(before, world.Versions.Take(before.Count));
                world.AssertNumbersRise();
            }
        });

    // The rules beside a model that knows no rule but "last word counts".
    private sealed class World
    {
        private readonly Dictionary<(Guid, Audience), (int Version, string Team)> _said = [];
        private readonly List<Guid> _versions = [];
        private ReflectionBook _book = ReflectionBook.Empty;
        private SharingBook _sharing = SharingBook.Empty;
        private CommentBook _comments = CommentBook.Empty;
        private PinnedPlan _plan = Plans.YearOne with { TeamId = s_teams[0] };
        private int _texts;

        public IReadOnlyList<Guid> Versions => [.. _versions];

        public void Do(Step step)
        {
            var id = s_reflections[step.Reflection];
            switch (step.Act)
            {
                case Act.Write when !_book.Reflections.ContainsKey(id):
                    Take(ReflectionBook.Decide(_book, _plan, new WriteReflection(id, null, Version())));
                    break;
                case Act.Revise:
                    Take(ReflectionBook.Decide(_book, _plan, new ReviseReflection(id, step.Version, Version())));
                    break;
                case Act.Share:
                    Share(id, step);
                    break;
                case Act.Withdraw:
                    Take(SharingBook.Decide(
                        _sharing, _book, _plan, new WithdrawReflection(id, step.Audience, default)));
                    _said.Remove((id, step.Audience));
                    break;
                case Act.Move:
                    _plan = _plan with { TeamId = s_teams[step.Team] };
                    break;
                default:
                    Comment(id, step);
                    break;
            }
        }

        public void AssertShownAsSaid()
        {
            foreach (var id in s_reflections)
            {
                foreach (var audience in Enum.GetValues<Audience>())
                {
                    foreach (var team in s_teams)
                    {
                        var shown = _sharing.Find(id, audience, _plan.CohortId, team);
                        int? expected = _said.TryGetValue((id, audience), out var said) && said.Team == team
                            ? said.Version
                            : null;
                        Assert.Equal(expected, shown?.Version);
                    }
                }
            }
        }

        public void AssertNumbersRise()
        {
            foreach (var thread in _comments.Threads.Values)
            {
                var numbers = thread.Comments.SelectMany(it => it.Versions).Select(it => it.Number).Order().ToList();
                Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
                Assert.Equal(numbers.Count, thread.Last);
                Assert.InRange(thread.Seen, 0, thread.Last);
                Assert.InRange(thread.New, 0, thread.Comments.Length);
            }
        }

        private void Share(Guid id, Step step)
        {
            var decision = SharingBook.Decide(
                _sharing, _book, _plan, new ShareReflection(id, step.Version, step.Audience, default));
            var exists = _book.Reflections.TryGetValue(id, out var reflection)
                && step.Version >= 1 && step.Version <= reflection.Versions.Length;
            Assert.Equal(exists, decision.Refusals.IsEmpty);
            Take(decision);
            if (exists)
            {
                _said[(id, step.Audience)] = (step.Version, _plan.TeamId);
            }
        }

        private void Comment(Guid id, Step step)
        {
            var place = new CommentPlace(id, $"teacher-{step.Team}", _plan.CohortId, s_teams[step.Team]);
            var comment = _comments.Of(id).Comments.ElementAtOrDefault(step.Version)?.CommentId ?? Guid.Empty;
            var decision = step.Act switch
            {
                Act.Comment => CommentBook.Decide(
                    _comments, _sharing, new WriteComment(place, Next(), Next(), default)),
                Act.Correct => CommentBook.Decide(
                    _comments, _sharing, new CorrectComment(place, comment, 1 + step.Reflection, Next(), default)),
                Act.TakeBack => CommentBook.Decide(_comments, new WithdrawComment(place, comment, default)),
                _ => CommentBook.Decide(_comments, new SeeComments(id, step.Version)),
            };
            if (step.Act is Act.Comment or Act.Correct && decision.Refusals.IsEmpty)
            {
                Assert.NotNull(_sharing.Find(id, Audience.Teacher, place.CohortId, place.TeamId));
            }

            Take(decision);
        }

        private Guid Next() => new(++_texts, 0, 0, new byte[8]);

        private ReflectionVersion Version() => new(Next(), Next(), default);

        private void Take(Decision decision)
        {
            foreach (var happened in decision.Events)
            {
                _book = ReflectionBook.Evolve(_book, happened);
                _sharing = SharingBook.Evolve(_sharing, happened);
                _comments = CommentBook.Evolve(_comments, happened);
                _versions.AddRange(happened switch
                {
                    ReflectionWritten it => [it.Version.TitleId],
                    ReflectionRevised it => [it.Version.TitleId],
                    CommentWritten it => [it.TextId],
                    CommentCorrected it => [it.TextId],
                    _ => ImmutableArray<Guid>.Empty,
                });
            }

            var kept = _book.Reflections.Values.SelectMany(it => it.Versions).Select(it => it.TitleId)
                .Concat(_comments.Threads.Values.SelectMany(it => it.Comments).SelectMany(it => it.Versions)
                    .Select(it => it.TextId));
            Assert.Equal(_versions.Order(), kept.Order());
        }
    }
}
