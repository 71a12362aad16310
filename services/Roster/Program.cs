using VikLearning.Roster;
using VikLearning.ServiceDefaults.Grains;
using VikLearning.ServiceDefaults.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.UseInnerEndpoints();
builder.AddRoster();
builder.AddSilo(RosterModule.Service);
var app = builder.Build();
app.MapRoster();
await app.RunAsync();
