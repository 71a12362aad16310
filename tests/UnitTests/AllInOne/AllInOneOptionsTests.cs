using VikLearning.AllInOne;
using Xunit;

namespace VikLearning.UnitTests.AllInOne;

public class AllInOneOptionsTests
{
    private const string Loopback = "demo mode listens on loopback only, for instance http://127.0.0.1:8080.";
    private const string Count = "a whole number from 1 to 2000.";

    [Fact]
    public void Without_arguments_the_suite_runs_on_loopback_with_24_students_in_the_folder_data()
    {
        var options = AllInOneOptions.Parse([], out var faults);

        Assert.Empty(faults);
        Assert.Equal(new AllInOneOptions(new Uri("http://127.0.0.1:8080"), "data", null, 24, null), options);
    }

    [Fact]
    public void Every_option_is_read_in_any_order()
    {
        const string Postgres = "Host=127.0.0.1;Username=vik;Password=--urls";
        var options = AllInOneOptions.Parse(
            ["--demo-students", "2000", "--postgres", Postgres, "token", "student01", "--data", "a b", "--urls",
                "http://localhost:5000/"],
            out var faults);

        Assert.Empty(faults);
        Assert.Equal(
            new AllInOneOptions(new Uri("http://localhost:5000"), "a b", Postgres, 2000, "student01"), options);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://127.0.0.9")]
    [InlineData("http://[::1]:65534")]
    public void Every_loopback_address_is_one(string address)
    {
        var options = AllInOneOptions.Parse(["--urls", address], out var faults);

        Assert.Empty(faults);
        Assert.Equal(new Uri(address), options.Address);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://192.168.1.1:8080")]
    [InlineData("http://127.0.0.1.example:8080")]
    [InlineData("http://localhost.example:8080")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:65535")]
    [InlineData("http://127.0.0.1:8080/suite")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080;http://0.0.0.0:80")]
    public void Every_other_address_is_refused(string address) =>
        Assert.Equal([$"--urls {address}: {Loopback}"], FaultsOf("--urls", address));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("2001")]
    [InlineData("1.5")]
    [InlineData(" 5")]
    [InlineData("99999999999999999999")]
    [InlineData("many")]
    public void A_number_of_students_is_whole_and_bounded(string count) =>
        Assert.Equal([$"--demo-students {count}: {Count}"], FaultsOf("--demo-students", count));

    [Theory]
    [InlineData("secret")]
    [InlineData("Host=127.0.0.1;Unknown=secret")]
    [InlineData("Host=127.0.0.1;Port=secret")]
    [InlineData("Password=secret")]
    public void What_is_no_connection_string_is_refused_and_not_repeated(string connection)
    {
        var fault = Assert.Single(FaultsOf("--postgres", connection));

        Assert.StartsWith("--postgres: a connection string, for instance Host=", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("--data")]
    [InlineData("--data", "")]
    [InlineData("--urls", "--data", "folder")]
    [InlineData("token", "--urls", "http://127.0.0.1:8080")]
    public void An_option_without_its_value_is_named_and_takes_no_other(params string[] arguments) =>
        Assert.Equal($"{arguments[0]} needs a value.", FaultsOf(arguments)[0]);

    [Fact]
    public void Everything_wrong_is_said_at_once() =>
        Assert.Equal(
            [
                "--verbose is not an option.",
                $"--urls http://0.0.0.0: {Loopback}",
                $"--demo-students 0: {Count}",
                "student01 is not an option.",
                "--data needs a value.",
            ],
            FaultsOf("--verbose", "--urls", "http://0.0.0.0", "--demo-students", "0", "student01", "--data"));

    [Fact]
    public void The_usage_names_every_option() =>
        Assert.All(
            ["token", "--urls", "--data", "--postgres", "--demo-students"],
            name => Assert.Contains($" {name} ", AllInOneOptions.Usage, StringComparison.Ordinal));

    private static IReadOnlyList<string> FaultsOf(params string[] arguments)
    {
        AllInOneOptions.Parse(arguments, out var faults);
        return faults;
    }
}
