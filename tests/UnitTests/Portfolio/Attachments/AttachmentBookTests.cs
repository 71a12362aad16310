using VikLearning.Portfolio.Attachments;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Attachments;

public class AttachmentBookTests
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly AttachmentPlace s_here = new(AttachmentOwner.Reflection, Guid.NewGuid());

    [Fact]
    public void A_file_is_at_its_place_until_it_is_taken_away()
    {
        var file = FileOf(s_here, 100);
        var book = After(AttachmentBook.Empty, AttachmentBook.Decide(AttachmentBook.Empty, new AttachFile(file, true)));

        Assert.Equal([file], book.At(s_here));
        Assert.Equal(file, book.Find(file.AttachmentId));
        Assert.Empty(book.At(s_here with { Owner = AttachmentOwner.Dilemma }));

        book = After(book, AttachmentBook.Decide(book, new RemoveAttachment(file.AttachmentId, s_at)));
        Assert.Empty(book.At(s_here));
        Assert.Equal(0, book.Bytes);
        Assert.Equal(
            "not-found", Code(AttachmentBook.Decide(book, new RemoveAttachment(file.AttachmentId, s_at))));
    }

    [Fact]
    public void What_is_not_there_gets_no_file() => Assert.Equal(
        "not-found",
        Code(AttachmentBook.Decide(AttachmentBook.Empty, new AttachFile(FileOf(s_here, 1), IsPlaceThere: false))));

    [Fact]
    public void Ten_files_are_as_many_as_an_entry_has_and_another_entry_has_its_own()
    {
        var nine = BookOf(9, s_here, 1);
        var ten = BookOf(10, s_here, 1);

        Assert.Empty(AttachmentBook.Decide(nine, new AttachFile(FileOf(s_here, 1), true)).Refusals);
        Assert.Equal("attachments-full", Code(AttachmentBook.Decide(ten, new AttachFile(FileOf(s_here, 1), true))));
        var elsewhere = new AttachmentPlace(AttachmentOwner.Dilemma, s_here.OwnerId);
        Assert.Empty(AttachmentBook.Decide(ten, new AttachFile(FileOf(elsewhere, 1), true)).Refusals);
    }

    [Fact]
    public void Two_hundred_megabytes_are_as_much_as_a_student_has()
    {
        var book = new AttachmentBook([.. Enumerable.Range(0, 20).Select(n => FileOf(
            new AttachmentPlace(AttachmentOwner.Reflection, Guid.NewGuid()), AttachmentBook.MostBytes))]);
        var almost = new AttachmentBook(book.Files.RemoveAt(0));

        Assert.Equal(AttachmentBook.MostBytesInAll, book.Bytes);
        Assert.Empty(AttachmentBook.Decide(
            almost, new AttachFile(FileOf(s_here, AttachmentBook.MostBytes), true)).Refusals);
        Assert.Equal(
            "attachments-too-much", Code(AttachmentBook.Decide(book, new AttachFile(FileOf(s_here, 1), true))));
    }

    [Fact]
    public void Everything_that_is_too_much_is_told_at_once()
    {
        var book = BookOf(20, s_here, AttachmentBook.MostBytes);
        var refused = AttachmentBook.Decide(book, new AttachFile(FileOf(s_here, AttachmentBook.MostBytes + 1), true));

        Assert.Equal(
            ["file-too-large", "attachments-full", "attachments-too-much"], refused.Refusals.Select(it => it.Code));
        Assert.Empty(refused.Events);
    }

    private static AttachmentBook BookOf(int files, AttachmentPlace place, long bytes) =>
        new([.. Enumerable.Range(0, files).Select(_ => FileOf(place, bytes))]);

    private static Attachment FileOf(AttachmentPlace place, long bytes) =>
        new(Guid.NewGuid(), place, Guid.NewGuid(), FileKind.Pdf, bytes, s_at);

    private static AttachmentBook After(AttachmentBook book, VikLearning.ServiceDefaults.Aggregates.Decision decision)
    {
        Assert.NotEmpty(decision.Events);
        return decision.Events.Aggregate(book, AttachmentBook.Evolve);
    }

    private static string Code(VikLearning.ServiceDefaults.Aggregates.Decision decision) =>
        Assert.Single(decision.Refusals).Code;
}
