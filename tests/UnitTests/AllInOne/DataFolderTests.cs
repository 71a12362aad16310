using VikLearning.AllInOne;
using Xunit;

namespace VikLearning.UnitTests.AllInOne;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("vik-folder-").FullName;

    private string Folder => Path.Combine(_parent, "new", "data");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void It_is_made_and_its_secrets_stay_the_same()
    {
        DemoSecrets first;
        using (var folder = DataFolder.Take(Folder))
        {
            Assert.Equal(Folder, folder.Path);
            first = folder.Secrets;
        }

        using var again = DataFolder.Take(Folder);
        Assert.Equal(first, again.Secrets);
        Assert.Equal(first, DataFolder.ReadSecrets(Folder));
    }

    [Fact]
    public void Secrets_are_long_different_from_each_other_and_from_another_folders()
    {
        using var one = DataFolder.Take(Folder);
        using var other = DataFolder.Take(Path.Combine(_parent, "other"));
        string[] all =
        [
            one.Secrets.Portal, one.Secrets.Suite, one.Secrets.Demo,
            other.Secrets.Portal, other.Secrets.Suite, other.Secrets.Demo,
        ];

        Assert.Equal(6, all.Distinct().Count());
        Assert.All(all, secret => Assert.Equal(48, secret.Length));
    }

    [Fact]
    public void One_process_has_it_at_a_time_and_the_other_is_told_what_to_do()
    {
        using (DataFolder.Take(Folder))
        {
            var refused = Assert.Throws<IOException>(() => DataFolder.Take(Folder));
            Assert.Equal(
                $"Another process uses {Folder}. Stop it, or give this one --data DIR.", refused.Message);
        }

        DataFolder.Take(Folder).Dispose();
    }

    [Fact]
    public void Where_no_folder_can_be_the_reason_is_told_and_it_is_no_other_process()
    {
        var file = Path.Combine(_parent, "a-file");
        File.WriteAllText(file, "");

        var refused = Assert.ThrowsAny<IOException>(() => DataFolder.Take(file));
        Assert.DoesNotContain("Another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_secrets_are_for_the_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");
        using var folder = DataFolder.Take(Folder);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(Path.Combine(Folder, "demo-secrets.json")));
        }
    }

    [Fact]
    public void There_are_no_secrets_where_no_suite_ever_ran()
    {
        Assert.Null(DataFolder.ReadSecrets(Folder));
        Assert.False(Directory.Exists(Folder));
    }
}
