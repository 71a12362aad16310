using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Consultations;
using Xunit;

namespace VikLearning.UnitTests.ServiceDefaults.Consultations;

public class ShownPersonsTests
{
    [Fact]
    public void Persons_are_found_in_a_message_and_in_what_it_holds_each_once()
    {
        Assert.Equal(["student01"], ShownPersons.In(new GetStudentProgressResponse { StudentId = "student01" }));
        var page = new ListMyStudentsResponse();
        page.Students.Add(
            from id in (string[])["student02", "student03", "student02"]
            select new GuidedStudent { StudentId = id });
        Assert.Equal(["student02", "student03"], ShownPersons.In(page).Order());
    }

    [Fact]
    public void A_message_that_names_nobody_shows_nobody()
    {
        Assert.Empty(ShownPersons.In(new GetStudentProgressResponse()));
        Assert.Empty(ShownPersons.In(new GetProgressResponse { RequiredMinutes = 1 }));
        Assert.False(ShownPersons.CanBeIn(GetProgressResponse.Descriptor));
        Assert.True(ShownPersons.CanBeIn(ListMyStudentsResponse.Descriptor));
    }
}
