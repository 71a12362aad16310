using System.Text;
using VikLearning.Portfolio.Attachments;
using Xunit;
using static VikLearning.UnitTests.Portfolio.Attachments.MadeFiles;

namespace VikLearning.UnitTests.Portfolio.Attachments;

public class FileInspectorTests
{
    private static readonly (FileKind Kind, byte[] File)[] s_sound =
    [
        (FileKind.Pdf, Pdf()), (FileKind.Jpeg, Jpeg()), (FileKind.Png, Png()), (FileKind.Gif, Gif()),
        (FileKind.Webp, Webp()), (FileKind.Docx, Docx()), (FileKind.Xlsx, Xlsx()), (FileKind.Pptx, Pptx()),
        (FileKind.Odt, Open("text")), (FileKind.Ods, Open("spreadsheet")), (FileKind.Odp, Open("presentation")),
    ];

    [Fact]
    public void Every_kind_is_known_by_its_content()
    {
        Assert.Equal(Enum.GetValues<FileKind>(), s_sound.Select(it => it.Kind));
        Assert.All(s_sound, it => Assert.Equal(new Inspection(it.Kind, null), Inspect(it.File)));
    }

    // A file that ends too early, at every one of its bytes.
    [Fact]
    public void What_is_cut_off_is_not_taken() => Assert.All(s_sound, it =>
    {
        foreach (var length in Enumerable.Range(0, it.File.Length).Where(length => !IsWhiteSpaceAfter(it.File, length)))
        {
            Assert.NotNull(Inspect(it.File[..length]).Fault);
        }
    });

    [Theory]
    [InlineData("PK\u0003\u0004")]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("%PDF-1.4")]
    public void What_hides_another_file_behind_it_is_not_taken(string hidden) => Assert.All(
        s_sound, it => Assert.Equal("file-damaged", Inspect([.. it.File, .. Encoding.ASCII.GetBytes(hidden)]).Fault));

    [Fact]
    public void What_a_camera_puts_behind_a_photo_may_be_there() =>
        Assert.Equal(FileKind.Jpeg, Inspect([.. Jpeg(), .. "....ftypmp42....SEFT"u8]).Kind);

    [Theory]
    [InlineData("<html><body>%PDF-1.7</body></html>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("#!/bin/sh")]
    [InlineData("MZ")]
    [InlineData(" %PDF-1.7\nstartxref\n9\n%%EOF")]
    [InlineData("gewone tekst")]
    public void What_is_of_no_kind_is_not_taken(string text) =>
        Assert.Equal(Inspection.Unknown, Inspect(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_zip_is_an_office_document_only_by_its_own_parts()
    {
        Assert.Equal(Inspection.Unknown, Inspect(Zip(("brief.txt", "tekst"))));
        Assert.Equal(Inspection.Unknown, Inspect(Zip(("word/document.xml", "<document/>"))));
        Assert.Equal(Inspection.Unknown, Inspect(Open("graphics")));
        Assert.Equal(
            Inspection.Damaged,
            Inspect(Zip(("[Content_Types].xml", Types("/word/other.xml")), ("word/document.xml", "<document/>"))));
        Assert.Equal(Inspection.Damaged, Inspect(Zip(("[Content_Types].xml", "<Types"))));
        Assert.Equal(
            Inspection.Damaged,
            Inspect(Zip(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>" + Types("/word/document.xml")))));
    }

    [Fact]
    public void Macros_are_not_taken_under_whatever_name()
    {
        Assert.Equal(Inspection.HasMacros, Inspect(Docx(("word/vbaProject.bin", "x"))));
        Assert.Equal(Inspection.HasMacros, Inspect(Docx(("anders/VBAPROJECT.BIN", "x"))));
        Assert.Equal(Inspection.HasMacros, Inspect(Open("text", ("Basic/Standard/Module1.xml", "x"))));
        Assert.Equal(
            Inspection.HasMacros,
            Inspect(Zip(
                ("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType="
                    + "\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"),
                ("word/document.xml", "<document/>"))));
    }

    [Fact]
    public void What_unpacks_out_of_proportion_is_not_unpacked()
    {
        var bomb = Docx(("word/media/zero.bin", new string('0', 210 * 1024 * 1024)));
        Assert.InRange(bomb.Length, 0, AttachmentBook.MostBytes);
        Assert.Equal(Inspection.UnpacksTooLarge, Inspect(bomb));
    }

    [Fact]
    public void Parts_that_lie_over_each_other_or_outside_are_not_taken()
    {
        Assert.Equal(Inspection.Damaged, Inspect(Docx(("../../etc/passwd", "x"))));
        Assert.Equal(Inspection.Damaged, Inspect(Docx(("/etc/passwd", "x"))));
        Assert.Equal(Inspection.Damaged, Inspect(Docx(("Word/Document.xml", "twee keer"))));

        // The list says of a part that it is as long as the whole file.
        var file = Docx();
        var list = new FileContentProbe(file).LastIndexOf("PK\u0001\u0002");
        BitConverter.TryWriteBytes(file.AsSpan(list + 20), file.Length + 1);
        Assert.NotNull(Inspect(file).Fault);
    }

    [Fact]
    public void A_name_belongs_to_the_content()
    {
        Assert.True(FileKinds.Fits(FileKind.Jpeg, "foto.JPEG"));
        Assert.True(FileKinds.Fits(FileKind.Jpeg, "foto.jpg"));
        Assert.False(FileKinds.Fits(FileKind.Jpeg, "foto.jpg.pdf"));
        Assert.False(FileKinds.Fits(FileKind.Pdf, "pdf"));
        Assert.False(FileKinds.Fits(FileKind.Docx, "brief.docm"));
    }

    [Fact]
    public void Content_is_the_same_however_it_came_in()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        var content = new FileContent();
        for (var at = 0; at < bytes.Length; at += 7_777)
        {
            content.Append(bytes.AsSpan(at, Math.Min(7_777, bytes.Length - at)));
        }

        Assert.Equal(bytes, content.Blocks().SelectMany(block => block.ToArray()));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(bytes), content.Sha256());
        var read = new byte[100_000];
        using var stream = new ContentStream(content) { Position = 123_456 };
        stream.ReadExactly(read);
        Assert.Equal(bytes[123_456..223_456], read);
    }

    private static string Types(string main) =>
        $"<Types><Override PartName=\"{main}\" ContentType=\"application/vnd.openxmlformats-officedocument."
        + "wordprocessingml.document.main+xml\"/></Types>";

    private static bool IsWhiteSpaceAfter(byte[] file, int length) => file[length..].All(it => it is (byte)'\n');

    private static Inspection Inspect(byte[] file) => FileInspector.Inspect(FileContent.Of(file));

    private sealed record FileContentProbe(byte[] File)
    {
        public int LastIndexOf(string mark) => File.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(mark));
    }
}
