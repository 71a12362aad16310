using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VikLearning.Portal.SignIn;
using VikLearning.ServiceDefaults.Storage;
using Xunit;

namespace VikLearning.UnitTests.Portal.SignIn;

/// <summary>The numbers of sessions whose owners signed out.</summary>
public sealed class EndedSessionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vik-ended-").FullName;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_session_that_was_ended_is_known_to_every_process_on_the_same_folder()
    {
        var (ended, other) = (Session(), Session());
        Assert.False(Of(_folder).Has(ended));
        Of(_folder).Add(ended);

        Assert.True(Of(_folder).Has(ended));
        Assert.False(Of(_folder).Has(other));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../data-protection")]
    public void A_session_without_a_number_of_ours_is_none(string? number)
    {
        var properties = new AuthenticationProperties();
        if (number is not null)
        {
            properties.Items["session"] = number;
        }

        Of(_folder).Add(properties);
        Assert.True(Of(_folder).Has(properties));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_number_is_kept_until_no_cookie_of_it_can_be_used()
    {
        var first = Session();
        Of(_folder).Add(first);
        _time.Advance(EndedSessions.LongestCookie);
        Of(_folder).Add(Session());
        Assert.True(Of(_folder).Has(first));

        _time.Advance(TimeSpan.FromHours(2));
        Of(_folder).Add(Session());
        Assert.False(Of(_folder).Has(first));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_keeps_nobody_from_signing_out()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Of(file).Add(Session());
        Assert.True(File.Exists(file));
    }

    private EndedSessions Of(string folder) => new(
        Options.Create(new StorageOptions { Directory = folder }), _time, NullLogger<EndedSessions>.Instance);

    private static AuthenticationProperties Session()
    {
        var properties = new AuthenticationProperties();
        EndedSessions.Number(properties);
        return properties;
    }
}
