//! Given names that many people have.
//!
//! A headline such as "Frank Herbert - Dune" does not say which side is the
//! person. Where the document does not tell either, a common given name does.
//! Names that are words or places as often are left out.

/// Given names, folded, with a space between them.
pub const GIVEN: &str = "aaron abby abdulrazak abigail abraham adam adania adelaide adele adrian adriana adrienne \
    agatha agnes agnieszka agustina ahmed aimee akwaeke alain alan alba albert alberto aldo \
    aldous alejandra alejandro aleksandr aleksandra alena alessandro alex alexander alexandra \
    alexandre alexei alexis alfred alfredo ali alice alicia alina alison alistair allan allen \
    allison almudena alyssa amanda amandine amber amelia amelie amin amina amitav amor amos \
    amy ana anais anatole andre andrea andreas andrei andrew andrey andrzej andy angela \
    angelika angie anita anja ann anna annabel annabelle anne annette annie anselm anthony \
    antoine anton antonia antonio arkady arne arthur arturo arundhati ashley astrid aude \
    audrey augusto aurelie ava axie ayn barbara barbora bart bartosz beatrice beatriz becky \
    belinda ben benedict benedikt benito benjamin benoit bernard bernardine bernd bernhard \
    bert bertolt beth bethany betty beverly bianca bohumil bonnie boris boualem bradley bram \
    brandon brenda brendan brian bridget brigitte brit britta bruce bruno bryan bryce bryn \
    byung caitlin caleb callie camila camilla camille candice carla carlo carlos carmen carol \
    carola carole carolin carolina caroline carolyn carrie casey cassandra catherine cathy \
    cecelia cecile cecilia celeste celine celso cesar chad charlaine charles charlie charlotte \
    cheryl chigozie chimamanda chinua chloe chris christa christelle christie christina \
    christine christoph christophe christopher chuck cindy cixin claire clara clare clarice \
    clarissa claude claudia claudio clemens clive colette colin colleen colm colson connie \
    connor constance cora cormac cornelia cory courtney craig cressida cristina curtis cynthia \
    cyril dagmar dalton damian damien damon dan daniel daniela daniele danielle danny daphne \
    darcie darren dave david davide dawid deborah deepa delia delphine denis denise dennis \
    derek desmond diana diane didier diego dieter dietmar dima dino dirk dmitri dolores \
    dominik dominique don donald donato donna dora doreen doris dorota dorothea dorothy doug \
    douglas dov dylan eckhart ed eddie edgar edith eduard eduardo edward edwidge efraim eileen \
    elaine eleanor elena elfriede elia elias elif elijah elin elisa elisabeth elise eliza \
    elizabeth elke ella ellen elliot elmore elodie elsa elvira emerson emil emile emilia \
    emilie emily emma emmanuel emmanuelle enrico enrique eric erica erich erik erika erin \
    ernest ernesto ernst esi esmeralda esther ethan etienne eudora eugene eugenia eva evan \
    evelyn evie ewa fabian fabio fanny farah fatima federico felipe felix ferdinand fernanda \
    fernando fiona flannery fleur florence florian fonda fran frances francesca francesco \
    francine francis francisco franck francois francoise frank franz fred freda frederic \
    frederick frederik fredrik freida friedrich fyodor gabriel gabriela gabriele gabrielle \
    gael gail garth gary gaston gavin geert gene genevieve geoff geoffrey georg george georges \
    georgette georgia georgina gerald geraldine gerard gerhard gert gertrude gianrico gilbert \
    giles gilles gillian gina gino giorgio giovanni giulia giuseppe glen glenn gloria gonzalo \
    gordon graciela graeme graham greg gregor gregory greta guadalupe gudrun guillaume \
    guillermo gunter gustave guus gwendolyn haemin hanif hanna hannah hanne hans hanya harald \
    harlan harold harriet harry haruki hector heidi heike heinrich heinz helen helena helene \
    helga helle hendrik henning henri henrietta henrik henry herbert herman hermann herta \
    hilary hilde hillary hiro hiromi holly honore horace horacio howard hugh hugo humberto ian \
    ibtisam ignacio igor ilana ildefonso imbolo imogen ina ines inga ingeborg ingrid ioana \
    iona ira irene irina irvin irving isaac isabel isabella isabelle isadora ismail itziar \
    ivan ivana ivo izabela jaap jacek jackie jaclyn jacob jacqueline jacques jaime jake jakob \
    jakub james jamie jan jana jane janet janice janina janine jaroslav jasmin jasmine jason \
    jasper javier jay jaye jayne jean jeanette jeanine jeanne jeff jeffery jeffrey jelena \
    jemma jen jenna jennette jennifer jenny jens jeremy jerome jerry jess jesse jessica jesus \
    jhumpa jill jim jimmy jo joan joana joanna joanne joao joaquin jodi jodie joe joel joelle \
    joerg johan johann johanna johannes john johnny jojo jolanta jon jonas jonathan joost jorg \
    jorge jorn jose josef joseph josephine josh joshua jostein joyce juan juana judea judith \
    judy jules julia julian juliana julianna julie julien juliet julieta juliette julio jurgen \
    jussi justin justina justine justyna kai kaitlyn kaliane kamel kamila kara karel karen \
    karin karina karine karl karla karolina kasia katarina katarzyna kate katerina katharina \
    kathe katherine kathleen kathrin kathryn kathy katie katja katrin katrina katy kay kaye \
    kazuo keith kelly ken kenneth kenzaburo kerri kerry kerstin kevin khaled kiley kim \
    kimberly kiran kirsten klara klaus koji kris kristen kristin kristina kristy krystyna \
    krzysztof kurt kyle lailah lars laura laure lauren laurence laurent laurie lavie lawrence \
    lea leah leigh leila lena leni leo leon leonard leonardo leonie leonora leopoldo leslie \
    lev lewis liam liane libba lidia lilian liliana lilith lina linda lindsay lindsey lionel \
    lisa lise liu liz lizzie lloyd lois lola lorena lorenzo lori lorraine lorrie lou louis \
    louisa louise luca lucas lucia luciana luciano lucie lucinda lucy ludmila ludwig luigi \
    luis luisa luise lukas luke lutz lydia lynn lynne lynsey lyudmila maaike mackenzie maddie \
    madeleine madeline mads magda magdalena maggie magnus maja malcolm malgorzata malin \
    malorie manfred manon manuel manuela mara marc marcel marcela marcello marcelo marcia \
    marcin marco marcos marcus marek margaret margarete margarita margot margriet marguerite \
    maria mariana marianne mariano marie marieke marilyn marilynne marina mario marion marisa \
    marit marita marius marjane marjorie marko markus marlene marlon marta martha martin \
    martina martine marty mary maryse mateusz mathias mathieu mats matt matteo matthew \
    matthias matthieu maud maureen maurice mauricio maurizio max maxence maxim maxime maya meg \
    megan meghan mel melanie melinda melissa mercedes meredith mia micaela michael michaela \
    michal michel michela michele michelle mick mieke mieko miguel mihail mika mike mikhail \
    mikolaj milan milena miles min mina mira miranda miriam mirjam misha mohamed mohsin moira \
    molly mona monica monika monique montserrat moritz muriel myriam nadia nadifa nadine nadja \
    nagib naguib nancy naoise naomi natalia natalie natasha nate nathalie nathan nathaniel \
    neal ned neel neil nelly nelson nevil ngugi niall nic nicholas nick nicola nicolas nicole \
    niels nigel nikki niklas nikolai nils nina nino noah noam noelle noemi nora norah norbert \
    norman nuala nuria octavia oda odile ola olaf oleg olga oliver olivia olivier omar orhan \
    oriana orson osamu oscar oskar ottessa otto oyinkan pablo paige pamela paola paolo pascal \
    pascale patricia patrick patrik patti paul paula paulina pauline paulo pavel pedro peggy \
    penelope penny percival pete peter petra petros phil philip philipp philippa philippe \
    phillip phoebe pier pierce pierre pieter pilar piotr pola primo przemyslaw quentin rachel \
    radka rafael rafal raffaella rainer ralf ralph ramona randall raphael raphaelle raul \
    raymond rebecca rebekka regina reinhard remi remigiusz remy renata renate rene renee reni \
    ricardo riccardo richard rick rita robbie robert roberta roberto robin roddy rodney \
    rodrigo roger roland rolf romain roman ron ronald roni rosa rosalia rosalind rosario \
    rosemary roxane roy ruben rudolf rudyard rui rumaan rupert russell ruta ruth ryan ryu \
    sabine sabrina sally salman sam samanta samantha sami samuel sandra sandrine sara sarah \
    sasa sascha satoshi saul sayaka scarlett scott sean sebastian sebastien selma serge sergei \
    sergio seth severine shannon shari sharon shaun shehan sheila shelby shelley sherry \
    shirley shusaku sibylle siddhartha sigrid silke silvia silvina simon simona simone \
    sinclair siri slawomir sofi sofia sonia sonja sophia sophie soren spencer stacey stanislaw \
    stefan stefania stefanie stefano steffen stephan stephane stephanie stephen steve steven \
    stewart stieg stuart sue susan susana susann susanna susanne suzanne suzie sven svenja \
    svetlana sybille sylvain sylvia sylvie szczepan tade tahereh takashi tamara tamsyn tana \
    tania tanja tanya tara tariq tatiana tayari ted tennessee terence teresa terry tess tessa \
    thea theo theodor theodora theresa thilo thomas thorsten tiffany tijan tilman tim timothy \
    tina titus tobias todd tom tomas tomasz tommy toni tonke tony torsten tove tracey traci \
    tracy travis trevor tricia trudi truman tsitsi ulrich ulrike umberto una upton ursula uwe \
    uzma valentina valeria valerie valery vanessa vera veronica veronika veronique vicki vicky \
    victor victoria vikram viktor viktoria vincent virginia virginie viveca vivian vladimir \
    volker wally walter wanda warren wendy werner wiktor wilbur wilhelm wilkie willa william \
    wim winfried wislawa witold wladyslaw wojciech wolfgang xavier ximena xinran yaa yann \
    yannick yasmina yasunari yevgeny yiyun yoko yoru yoshihiro yukio yuko yulia yuri yuval \
    yves yvette yvonne zadie zakiya zoe zofia zora zuzanna zygmunt";
