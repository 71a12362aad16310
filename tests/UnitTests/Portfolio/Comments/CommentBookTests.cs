using VikLearning.Portfolio.Comments;
using VikLearning.Portfolio.Sharing;
using VikLearning.ServiceDefaults.Aggregates;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Comments;

public class CommentBookTests
{
    private static readonly Guid s_reflection = Guid.NewGuid();
    private static readonly Guid s_comment = Guid.NewGuid();
    private static readonly CommentPlace s_place = new(s_reflection, "teacher01", "cohort-1", "team-1");

    private static readonly SharingBook s_shared = SharingBook.Evolve(
        SharingBook.Empty,
        new ReflectionShared(s_reflection, new Share(Audience.Teacher, 3, "cohort-1", "team-1", default)));

    [Fact]
    public void A_comment_is_about_the_version_that_is_shared()
    {
        var written = Assert.IsType<CommentWritten>(Assert.Single(Write(CommentBook.Empty).Events));
        Assert.Equal((3, 1, "teacher01"), (written.ReflectionVersion, written.Number, written.AuthorId));
    }

    [Fact]
    public void What_is_not_shared_with_the_teachers_own_team_is_not_there()
    {
        AssertNotFound(Write(CommentBook.Empty, s_place with { TeamId = "team-2" }));
        AssertNotFound(Write(CommentBook.Empty, s_place with { CohortId = "cohort-2" }));
        AssertNotFound(Write(CommentBook.Empty, s_place with { ReflectionId = Guid.NewGuid() }));
        AssertNotFound(CommentBook.Decide(
            CommentBook.Empty, SharingBook.Empty, new WriteComment(s_place, s_comment, Guid.NewGuid(), default)));
    }

    [Fact]
    public void A_correction_is_a_new_version_and_the_old_one_stays()
    {
        var book = After(CommentBook.Empty, Write(CommentBook.Empty));
        book = After(book, Correct(book, seen: 1));

        var comment = Assert.Single(book.Of(s_reflection).Comments);
        Assert.Equal([1, 2], comment.Versions.Select(version => version.Number));
        Assert.Equal(RefusalKind.Stale, Assert.Single(Correct(book, seen: 1).Refusals).Kind);
    }

    [Fact]
    public void Another_teachers_comment_is_neither_corrected_nor_withdrawn()
    {
        var book = After(CommentBook.Empty, Write(CommentBook.Empty));
        var other = s_place with { AuthorId = "teacher02" };

        AssertNotFound(Correct(book, seen: 1, other));
        AssertNotFound(CommentBook.Decide(book, new WithdrawComment(other, s_comment, default)));
    }

    [Fact]
    public void What_was_withdrawn_stays_so_and_is_new_to_nobody()
    {
        var book = After(CommentBook.Empty, Write(CommentBook.Empty));
        Assert.Equal(1, book.Of(s_reflection).New);
        book = After(book, CommentBook.Decide(book, new WithdrawComment(s_place, s_comment, default)));

        Assert.Equal(0, book.Of(s_reflection).New);
        Assert.Equal("comment-withdrawn-already", Assert.Single(Correct(book, seen: 1).Refusals).Code);
        Assert.Empty(CommentBook.Decide(book, new WithdrawComment(s_place, s_comment, default)).Events);
    }

    [Fact]
    public void What_comes_after_the_student_looked_is_new_and_a_correction_is_too()
    {
        var book = After(CommentBook.Empty, Write(CommentBook.Empty));
        book = After(book, CommentBook.Decide(book, new SeeComments(s_reflection, 99)));
        Assert.Equal((0, 1), (book.Of(s_reflection).New, book.Of(s_reflection).Seen));

        book = After(book, Correct(book, seen: 1));
        Assert.Equal(1, book.Of(s_reflection).New);
        book = After(book, CommentBook.Decide(book, new SeeComments(s_reflection, 1)));
        Assert.Equal(1, book.Of(s_reflection).New);
    }

    [Fact]
    public void There_is_a_limit_to_comments_and_to_corrections()
    {
        var book = CommentBook.Empty;
        for (var n = 0; n < CommentBook.MostComments; n++)
        {
            book = After(book, Write(book, comment: Guid.NewGuid()));
        }

        Assert.Equal("comments-full", Assert.Single(Write(book).Refusals).Code);
        book = After(CommentBook.Empty, Write(CommentBook.Empty));
        for (var seen = 1; seen < CommentBook.MostVersions; seen++)
        {
            book = After(book, Correct(book, seen));
        }

        Assert.Equal(
            "comment-versions-full", Assert.Single(Correct(book, CommentBook.MostVersions).Refusals).Code);
    }

    private static Decision Write(CommentBook book, CommentPlace? place = null, Guid? comment = null) =>
        CommentBook.Decide(
            book, s_shared, new WriteComment(place ?? s_place, comment ?? s_comment, Guid.NewGuid(), default));

    private static Decision Correct(CommentBook book, int seen, CommentPlace? place = null) => CommentBook.Decide(
        book, s_shared, new CorrectComment(place ?? s_place, s_comment, seen, Guid.NewGuid(), default));

    private static void AssertNotFound(Decision decision) =>
        Assert.Equal(Refusal.NotFound(), Assert.Single(decision.Refusals));

    private static CommentBook After(CommentBook book, Decision decision) =>
        decision.Events.Aggregate(book, CommentBook.Evolve);
}
