/// @file  The 21,843 classes of ImageNet-21k (the fall 2011 release) as Google's weights have them, in the order of
/// their WordNet ids.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace ttfm::labels {
namespace detail {

// clang-format off
inline constexpr std::array imagenet21k_lines = std::to_array<std::string_view>({
R"(organism, being
benthos
heterotroph
cell
person, individual, someone, somebody, mortal, soul
animal, animate being, beast, brute, creature, fauna
plant, flora, plant life
food, nutrient
artifact, artefact
hop
check-in
dressage
curvet, vaulting
piaffe
funambulism, tightrope walking
rock climbing
contact sport
outdoor sport, field sport
gymnastics, gymnastic exercise
acrobatics, tumbling
track and field
track, running
jumping
broad jump, long jump
high jump
Fosbury flop
skiing
cross-country skiing
ski jumping
water sport, aquatics
swimming, swim
bathe
dip, plunge
dive, diving
floating, natation
dead-man's float, prone float
belly flop, belly flopper, belly whop, belly whopper
cliff diving
flip
gainer, full gainer
half gainer
jackknife
swan dive, swallow dive
skin diving, skin-dive
scuba diving
snorkeling, snorkel diving
surfing, surfboarding, surfriding
water-skiing
rowing, row
sculling
boxing, pugilism, fisticuffs
professional boxing
in-fighting
fight
rope-a-dope
spar, sparring
archery
sledding
tobogganing
luging
bobsledding
wrestling, rassling, grappling
Greco-Roman wrestling
professional wrestling
sumo
skating
ice skating
figure skating
rollerblading
roller skating
skateboarding
speed skating
racing
auto racing, car racing
boat racing
hydroplane racing
camel racing
greyhound racing
horse racing
riding, horseback riding, equitation
equestrian sport
pony-trekking
showjumping, stadium jumping
cross-country riding, cross-country jumping
cycling
bicycling
motorcycling
dune cycling
blood sport
bullfighting, tauromachy
cockfighting
hunt, hunting
battue
beagling
coursing
deer hunting, deer hunt
ducking, duck hunting
fox hunting, foxhunt
pigsticking
fishing, sportfishing
angling
fly-fishing
troll, trolling
casting, cast
bait casting
fly casting
overcast
surf casting, surf fishing
day game
athletic game
ice hockey, hockey, hockey game
tetherball
water polo
outdoor game
golf, golf game
professional golf
round of golf, round
medal play, stroke play
match play
miniature golf
croquet
quoits, horseshoes
shuffleboard, shovelboard
field game
field hockey, hockey
shinny, shinney
football, football game
American football, American football game
professional football
touch football
hurling
rugby, rugby football, rugger
ball game, ballgame
baseball, baseball game
ball
professional baseball
hardball
perfect game
no-hit game, no-hitter
one-hitter, 1-hitter
two-hitter, 2-hitter
three-hitter, 3-hitter
four-hitter, 4-hitter
five-hitter, 5-hitter
softball, softball game
rounders
stickball, stickball game
cricket
lacrosse
polo
pushball
soccer, association football
court game
handball
racquetball
fives
squash, squash racquets, squash rackets
volleyball, volleyball game
jai alai, pelota
badminton
battledore, battledore and shuttlecock
basketball, basketball game, hoops
professional basketball
deck tennis
netball
tennis, lawn tennis
professional tennis
singles
singles
doubles
doubles
royal tennis, real tennis, court tennis
pallone
sport, athletics
clasp, clench, clutch, clutches, grasp, grip, hold
judo
team sport
Last Supper, Lord's Supper
Seder, Passover supper
camping, encampment, bivouacking, tenting
pest
critter
creepy-crawly
darter
peeper
homeotherm, homoiotherm, homotherm
poikilotherm, ectotherm
range animal
scavenger
bottom-feeder, bottom-dweller
bottom-feeder
work animal
beast of burden, jument
draft animal
pack animal, sumpter
domestic animal, domesticated animal
feeder
feeder
stocker
hatchling
head
migrator
molter, moulter
pet
stayer
stunt
marine animal, marine creature, sea animal, sea creature
by-catch, bycatch
female
hen
male
adult
young, offspring
orphan
young mammal
baby
pup, whelp
wolf pup, wolf cub
puppy
cub, young carnivore
lion cub
bear cub
tiger cub
kit
suckling
sire
dam
thoroughbred, purebred, pureblood
giant
mutant
carnivore
herbivore
insectivore
acrodont
pleurodont
microorganism, micro-organism
monohybrid
arbovirus, arborvirus
adenovirus
arenavirus
Marburg virus
Arenaviridae
vesiculovirus
Reoviridae
variola major, variola major virus
viroid, virusoid
coliphage
paramyxovirus
poliovirus
herpes, herpes virus
herpes simplex 1, HS1, HSV-1, HSV-I
herpes zoster, herpes zoster virus
herpes varicella zoster, herpes varicella zoster virus
cytomegalovirus, CMV
varicella zoster virus
polyoma, polyoma virus
lyssavirus
reovirus
rotavirus
moneran, moneron
archaebacteria, archaebacterium, archaeobacteria, archeobacteria
bacteroid
Bacillus anthracis, anthrax bacillus
Yersinia pestis
Brucella
spirillum, spirilla
botulinus, botulinum, Clostridium botulinum
clostridium perfringens
cyanobacteria, blue-green algae
trichodesmium
nitric bacteria, nitrobacteria
spirillum
Francisella, genus Francisella
gonococcus, Neisseria gonorrhoeae
Corynebacterium diphtheriae, C. diphtheriae, Klebs-Loeffler bacillus
enteric bacteria, enterobacteria, enterics, entric
klebsiella
Salmonella typhimurium
typhoid bacillus, Salmonella typhosa, Salmonella typhi
nitrate bacterium, nitric bacterium
nitrite bacterium, nitrous bacterium
actinomycete
streptomyces
Streptomyces erythreus
Streptomyces griseus
tubercle bacillus, Mycobacterium tuberculosis
pus-forming bacteria
streptobacillus
myxobacteria, myxobacterium, myxobacter, gliding bacteria, slime bacteria
staphylococcus, staphylococci, staph
diplococcus
pneumococcus, Diplococcus pneumoniae
streptococcus, streptococci, strep
spirochete, spirochaete
planktonic algae
zooplankton
parasite
endoparasite, entoparasite, entozoan, entozoon, endozoan
ectoparasite, ectozoan, ectozoon, epizoan, epizoon
pathogen
commensal
myrmecophile
protoctist
protozoan, protozoon
sarcodinian, sarcodine
heliozoan
endameba
ameba, amoeba
globigerina
testacean
arcella
difflugia
ciliate, ciliated protozoan, ciliophoran
paramecium, paramecia
stentor
alga, algae
arame
seagrass
golden algae
yellow-green algae
brown algae
kelp
fucoid, fucoid algae
fucoid
fucus
bladderwrack, Ascophyllum nodosum
green algae, chlorophyte
pond scum
chlorella
stonewort
desmid
sea moss
eukaryote, eucaryote
prokaryote, procaryote
zooid
Leishmania, genus Leishmania
zoomastigote, zooflagellate
polymastigote
costia, Costia necatrix
giardia
cryptomonad, cryptophyte
sporozoan
sporozoite
trophozoite
merozoite
coccidium, eimeria
gregarine
plasmodium, Plasmodium vivax, malaria parasite
leucocytozoan, leucocytozoon
microsporidian
Ostariophysi, order Ostariophysi
cypriniform fish
loach
cyprinid, cyprinid fish
carp
domestic carp, Cyprinus carpio
leather carp
mirror carp
European bream, Abramis brama
tench, Tinca tinca
dace, Leuciscus leuciscus
chub, Leuciscus cephalus
shiner
common shiner, silversides, Notropis cornutus
roach, Rutilus rutilus
rudd, Scardinius erythrophthalmus
minnow, Phoxinus phoxinus
gudgeon, Gobio gobio
goldfish, Carassius auratus
crucian carp, Carassius carassius, Carassius vulgaris
electric eel, Electrophorus electric
catostomid
buffalo fish, buffalofish
black buffalo, Ictiobus niger
hog sucker, hog molly, Hypentelium nigricans
redhorse, redhorse sucker
cyprinodont
killifish
mummichog, Fundulus heteroclitus
striped killifish, mayfish, may fish, Fundulus majalis
rivulus
flagfish, American flagfish, Jordanella floridae
swordtail, helleri, topminnow, Xyphophorus helleri
guppy, rainbow fish, Lebistes reticulatus
topminnow, poeciliid fish, poeciliid, live-bearer
mosquitofish, Gambusia affinis
platy, Platypoecilus maculatus
mollie, molly
squirrelfish
reef squirrelfish, Holocentrus coruscus
deepwater squirrelfish, Holocentrus bullisi
Holocentrus ascensionis
soldierfish, soldier-fish
anomalops, flashlight fish
flashlight fish, Photoblepharon palpebratus
John Dory, Zeus faber
boarfish, Capros aper
boarfish
cornetfish
stickleback, prickleback
three-spined stickleback, Gasterosteus aculeatus
ten-spined stickleback, Gasterosteus pungitius
pipefish, needlefish
dwarf pipefish, Syngnathus hildebrandi
deepwater pipefish, Cosmocampus profundus
seahorse, sea horse
snipefish, bellows fish
shrimpfish, shrimp-fish
trumpetfish, Aulostomus maculatus
pellicle
embryo, conceptus, fertilized egg
fetus, foetus
abortus
spawn
blastula, blastosphere
blastocyst, blastodermic vessicle
gastrula
morula
yolk, vitellus
chordate
cephalochordate
lancelet, amphioxus
tunicate, urochordate, urochord
ascidian
sea squirt
salp, salpa
doliolum
larvacean
appendicularia
ascidian tadpole
vertebrate, craniate
Amniota
amniote
aquatic vertebrate
jawless vertebrate, jawless fish, agnathan
ostracoderm
heterostracan
anaspid
conodont
cyclostome
lamprey, lamprey eel, lamper eel
sea lamprey, Petromyzon marinus
hagfish, hag, slime eels
Myxine glutinosa
eptatretus
gnathostome
placoderm
cartilaginous fish, chondrichthian
holocephalan, holocephalian
chimaera
rabbitfish, Chimaera monstrosa
elasmobranch, selachian
shark
cow shark, six-gilled shark, Hexanchus griseus
mackerel shark
porbeagle, Lamna nasus
mako, mako shark
shortfin mako, Isurus oxyrhincus
longfin mako, Isurus paucus
bonito shark, blue pointed, Isurus glaucus
great white shark, white shark, man-eater, man-eating shark, Carcharodon carcharias
basking shark, Cetorhinus maximus
thresher, thrasher, thresher shark, fox shark, Alopius vulpinus
carpet shark, Orectolobus barbatus
nurse shark, Ginglymostoma cirratum
sand tiger, sand shark, Carcharias taurus, Odontaspis taurus
whale shark, Rhincodon typus
requiem shark
bull shark, cub shark, Carcharhinus leucas
sandbar shark, Carcharhinus plumbeus
blacktip shark, sandbar shark, Carcharhinus limbatus
whitetip shark, oceanic whitetip shark, white-tipped shark, Carcharinus longimanus
dusky shark, Carcharhinus obscurus
lemon shark, Negaprion brevirostris
blue shark, great blue shark, Prionace glauca
tiger shark, Galeocerdo cuvieri
soupfin shark, soupfin, soup-fin, Galeorhinus zyopterus
dogfish
smooth dogfish
smoothhound, smoothhound shark, Mustelus mustelus
American smooth dogfish, Mustelus canis
Florida smoothhound, Mustelus norrisi
whitetip shark, reef whitetip shark, Triaenodon obseus
spiny dogfish
Atlantic spiny dogfish, Squalus acanthias
Pacific spiny dogfish, Squalus suckleyi
hammerhead, hammerhead shark
smooth hammerhead, Sphyrna zygaena
smalleye hammerhead, Sphyrna tudes
shovelhead, bonnethead, bonnet shark, Sphyrna tiburo
angel shark, angelfish, Squatina squatina, monkfish
ray
electric ray, crampfish, numbfish, torpedo
sawfish
smalltooth sawfish, Pristis pectinatus
guitarfish
stingray
roughtail stingray, Dasyatis centroura
butterfly ray
eagle ray
spotted eagle ray, spotted ray, Aetobatus narinari
cownose ray, cow-nosed ray, Rhinoptera bonasus
manta, manta ray, devilfish
Atlantic manta, Manta birostris
devil ray, Mobula hypostoma
skate
grey skate, gray skate, Raja batis
little skate, Raja erinacea
thorny skate, Raja radiata
barndoor skate, Raja laevis
bird
dickeybird, dickey-bird, dickybird, dicky-bird
fledgling, fledgeling
nestling, baby bird
cock
gamecock, fighting cock
hen
nester
night bird
night raven
bird of passage
archaeopteryx, archeopteryx, Archaeopteryx lithographica
archaeornis
ratite, ratite bird, flightless bird
carinate, carinate bird, flying bird
ostrich, Struthio camelus
cassowary
emu, Dromaius novaehollandiae, Emu novaehollandiae
kiwi, apteryx
rhea, Rhea americana
rhea, nandu, Pterocnemia pennata
elephant bird, aepyornis
moa
passerine, passeriform bird
nonpasserine bird
oscine, oscine bird
songbird, songster
honey eater, honeysucker
accentor
hedge sparrow, sparrow, dunnock, Prunella modularis
lark
skylark, Alauda arvensis
wagtail
pipit, titlark, lark
meadow pipit, Anthus pratensis
finch
chaffinch, Fringilla coelebs
brambling, Fringilla montifringilla
goldfinch, Carduelis carduelis
linnet, lintwhite, Carduelis cannabina
siskin, Carduelis spinus
red siskin, Carduelis cucullata
redpoll, Carduelis flammea
redpoll, Carduelis hornemanni
New World goldfinch, goldfinch, yellowbird, Spinus tristis
pine siskin, pine finch, Spinus pinus
house finch, linnet, Carpodacus mexicanus
purple finch, Carpodacus purpureus
canary, canary bird
common canary, Serinus canaria
serin
crossbill, Loxia curvirostra
bullfinch, Pyrrhula pyrrhula
junco, snowbird
dark-eyed junco, slate-colored junco, Junco hyemalis
New World sparrow
vesper sparrow, grass finch, Pooecetes gramineus
white-throated sparrow, whitethroat, Zonotrichia albicollis
white-crowned sparrow, Zonotrichia leucophrys
chipping sparrow, Spizella passerina
field sparrow, Spizella pusilla
tree sparrow, Spizella arborea
song sparrow, Melospiza melodia
swamp sparrow, Melospiza georgiana
bunting
indigo bunting, indigo finch, indigo bird, Passerina cyanea
ortolan, ortolan bunting, Emberiza hortulana
reed bunting, Emberiza schoeniclus
yellowhammer, yellow bunting, Emberiza citrinella
yellow-breasted bunting, Emberiza aureola
snow bunting, snowbird, snowflake, Plectrophenax nivalis
honeycreeper
banana quit
sparrow, true sparrow
English sparrow, house sparrow, Passer domesticus
tree sparrow, Passer montanus
grosbeak, grossbeak
evening grosbeak, Hesperiphona vespertina
hawfinch, Coccothraustes coccothraustes
pine grosbeak, Pinicola enucleator
cardinal, cardinal grosbeak, Richmondena Cardinalis, Cardinalis cardinalis, redbird
pyrrhuloxia, Pyrrhuloxia sinuata
towhee
chewink, cheewink, Pipilo erythrophthalmus
green-tailed towhee, Chlorura chlorura
weaver, weaverbird, weaver finch
baya, Ploceus philippinus
whydah, whidah, widow bird
Java sparrow, Java finch, ricebird, Padda oryzivora
avadavat, amadavat
grassfinch, grass finch
zebra finch, Poephila castanotis
honeycreeper, Hawaiian honeycreeper
lyrebird
scrubbird, scrub-bird, scrub bird
broadbill
tyrannid
New World flycatcher, flycatcher, tyrant flycatcher, tyrant bird
kingbird, Tyrannus tyrannus
Arkansas kingbird, western kingbird
Cassin's kingbird, Tyrannus vociferans
eastern kingbird
grey kingbird, gray kingbird, petchary, Tyrannus domenicensis domenicensis
pewee, peewee, peewit, pewit, wood pewee, Contopus virens
western wood pewee, Contopus sordidulus
phoebe, phoebe bird, Sayornis phoebe
vermillion flycatcher, firebird, Pyrocephalus rubinus mexicanus
cotinga, chatterer
cock of the rock, Rupicola rupicola
cock of the rock, Rupicola peruviana
manakin
bellbird
umbrella bird, Cephalopterus ornatus
ovenbird
antbird, ant bird
ant thrush
ant shrike
spotted antbird, Hylophylax naevioides
woodhewer, woodcreeper, wood-creeper, tree creeper
pitta
scissortail, scissortailed flycatcher, Muscivora-forficata
Old World flycatcher, true flycatcher, flycatcher
spotted flycatcher, Muscicapa striata, Muscicapa grisola
thickhead, whistler
thrush
missel thrush, mistle thrush, mistletoe thrush, Turdus viscivorus
song thrush, mavis, throstle, Turdus philomelos
fieldfare, snowbird, Turdus pilaris
redwing, Turdus iliacus
blackbird, merl, merle, ouzel, ousel, European blackbird, Turdus merula
ring ouzel, ring blackbird, ring thrush, Turdus torquatus
robin, American robin, Turdus migratorius
clay-colored robin, Turdus greyi
hermit thrush, Hylocichla guttata
veery, Wilson's thrush, Hylocichla fuscescens
wood thrush, Hylocichla mustelina
nightingale, Luscinia megarhynchos
thrush nightingale, Luscinia luscinia
bulbul
Old World chat, chat
stonechat, Saxicola torquata
whinchat, Saxicola rubetra
solitaire
redstart, redtail
wheatear
bluebird
robin, redbreast, robin redbreast, Old World robin, Erithacus rubecola
bluethroat, Erithacus svecicus
warbler
gnatcatcher
kinglet
goldcrest, golden-crested kinglet, Regulus regulus
gold-crowned kinglet, Regulus satrata
ruby-crowned kinglet, ruby-crowned wren, Regulus calendula
Old World warbler, true warbler
blackcap, Silvia atricapilla
greater whitethroat, whitethroat, Sylvia communis
lesser whitethroat, whitethroat, Sylvia curruca
wood warbler, Phylloscopus sibilatrix
sedge warbler, sedge bird, sedge wren, reedbird, Acrocephalus schoenobaenus
wren warbler
tailorbird, Orthotomus sutorius
babbler, cackler
New World warbler, wood warbler
parula warbler, northern parula, Parula americana
Wilson's warbler, Wilson's blackcap, Wilsonia pusilla
flycatching warbler
American redstart, redstart, Setophaga ruticilla
Cape May warbler, Dendroica tigrina
yellow warbler, golden warbler, yellowbird, Dendroica petechia
Blackburn, Blackburnian warbler, Dendroica fusca
Audubon's warbler, Audubon warbler, Dendroica auduboni
myrtle warbler, myrtle bird, Dendroica coronata
blackpoll, Dendroica striate
New World chat, chat
yellow-breasted chat, Icteria virens
ovenbird, Seiurus aurocapillus
water thrush
yellowthroat
common yellowthroat, Maryland yellowthroat, Geothlypis trichas
riflebird, Ptloris paradisea
New World oriole, American oriole, oriole
northern oriole, Icterus galbula
Baltimore oriole, Baltimore bird, hangbird, firebird, Icterus galbula galbula
Bullock's oriole, Icterus galbula bullockii
orchard oriole, Icterus spurius
meadowlark, lark
eastern meadowlark, Sturnella magna
western meadowlark, Sturnella neglecta
cacique, cazique
bobolink, ricebird, reedbird, Dolichonyx oryzivorus
New World blackbird, blackbird
grackle, crow blackbird
purple grackle, Quiscalus quiscula
rusty blackbird, rusty grackle, Euphagus carilonus
cowbird
red-winged blackbird, redwing, Agelaius phoeniceus
Old World oriole, oriole
golden oriole, Oriolus oriolus
fig-bird
starling
common starling, Sturnus vulgaris
rose-colored starling, rose-colored pastor, Pastor sturnus, Pastor roseus
myna, mynah, mina, minah, myna bird, mynah bird
crested myna, Acridotheres tristis
hill myna, Indian grackle, grackle, Gracula religiosa
corvine bird
crow
American crow, Corvus brachyrhyncos
raven, Corvus corax
rook, Corvus frugilegus
jackdaw, daw, Corvus monedula
chough
jay
Old World jay
common European jay, Garullus garullus
New World jay
blue jay, jaybird, Cyanocitta cristata
Canada jay, grey jay, gray jay, camp robber, whisker jack, Perisoreus canadensis
Rocky Mountain jay, Perisoreus canadensis capitalis
nutcracker
common nutcracker, Nucifraga caryocatactes
Clark's nutcracker, Nucifraga columbiana
magpie
European magpie, Pica pica
American magpie, Pica pica hudsonia
Australian magpie
butcherbird
currawong, bell magpie
piping crow, piping crow-shrike, Gymnorhina tibicen
wren, jenny wren
winter wren, Troglodytes troglodytes
house wren, Troglodytes aedon
marsh wren
long-billed marsh wren, Cistothorus palustris
sedge wren, short-billed marsh wren, Cistothorus platensis
rock wren, Salpinctes obsoletus
Carolina wren, Thryothorus ludovicianus
cactus wren
mockingbird, mocker, Mimus polyglotktos
blue mockingbird, Melanotis caerulescens
catbird, grey catbird, gray catbird, Dumetella carolinensis
thrasher, mocking thrush
brown thrasher, brown thrush, Toxostoma rufums
New Zealand wren
rock wren, Xenicus gilviventris
rifleman bird, Acanthisitta chloris
creeper, tree creeper
brown creeper, American creeper, Certhia americana
European creeper, Certhia familiaris
wall creeper, tichodrome, Tichodroma muriaria
European nuthatch, Sitta europaea
red-breasted nuthatch, Sitta canadensis
white-breasted nuthatch, Sitta carolinensis
titmouse, tit
chickadee
black-capped chickadee, blackcap, Parus atricapillus
tufted titmouse, Parus bicolor
Carolina chickadee, Parus carolinensis
blue tit, tomtit, Parus caeruleus
bushtit, bush tit
wren-tit, Chamaea fasciata
verdin, Auriparus flaviceps
fairy bluebird, bluebird
swallow
barn swallow, chimney swallow, Hirundo rustica
cliff swallow, Hirundo pyrrhonota
tree swallow, tree martin, Hirundo nigricans
white-bellied swallow, tree swallow, Iridoprocne bicolor
martin
house martin, Delichon urbica
bank martin, bank swallow, sand martin, Riparia riparia
purple martin, Progne subis
wood swallow, swallow shrike
tanager
scarlet tanager, Piranga olivacea, redbird, firebird
western tanager, Piranga ludoviciana
summer tanager, summer redbird, Piranga rubra
hepatic tanager, Piranga flava hepatica
shrike
butcherbird
European shrike, Lanius excubitor
northern shrike, Lanius borealis
white-rumped shrike, Lanius ludovicianus excubitorides
loggerhead shrike, Lanius lucovicianus
migrant shrike, Lanius ludovicianus migrans
bush shrike
black-fronted bush shrike, Chlorophoneus nigrifrons
bowerbird, catbird
satin bowerbird, satin bird, Ptilonorhynchus violaceus
great bowerbird, Chlamydera nuchalis
water ouzel, dipper
European water ouzel, Cinclus aquaticus
American water ouzel, Cinclus mexicanus
vireo
red-eyed vireo, Vireo olivaceous
solitary vireo, Vireo solitarius
blue-headed vireo, Vireo solitarius solitarius
waxwing
cedar waxwing, cedarbird, Bombycilla cedrorun
Bohemian waxwing, Bombycilla garrulus
bird of prey, raptor, raptorial bird
Accipitriformes, order Accipitriformes
hawk
eyas
tiercel, tercel, tercelet
goshawk, Accipiter gentilis
sparrow hawk, Accipiter nisus
Cooper's hawk, blue darter, Accipiter cooperii
chicken hawk, hen hawk
buteonine
redtail, red-tailed hawk, Buteo jamaicensis
rough-legged hawk, roughleg, Buteo lagopus
red-shouldered hawk, Buteo lineatus
buzzard, Buteo buteo
honey buzzard, Pernis apivorus
kite
black kite, Milvus migrans
swallow-tailed kite, swallow-tailed hawk, Elanoides forficatus
white-tailed kite, Elanus leucurus
harrier
marsh harrier, Circus Aeruginosus
Montagu's harrier, Circus pygargus
marsh hawk, northern harrier, hen harrier, Circus cyaneus
harrier eagle, short-toed eagle
falcon
peregrine, peregrine falcon, Falco peregrinus
falcon-gentle, falcon-gentil
gyrfalcon, gerfalcon, Falco rusticolus
kestrel, Falco tinnunculus
sparrow hawk, American kestrel, kestrel, Falco sparverius
pigeon hawk, merlin, Falco columbarius
hobby, Falco subbuteo
caracara
Audubon's caracara, Polyborus cheriway audubonii
carancha, Polyborus plancus
eagle, bird of Jove
young bird
eaglet
harpy, harpy eagle, Harpia harpyja
golden eagle, Aquila chrysaetos
tawny eagle, Aquila rapax
bald eagle, American eagle, Haliaeetus leucocephalus
sea eagle
Kamchatkan sea eagle, Stellar's sea eagle, Haliaeetus pelagicus
ern, erne, grey sea eagle, gray sea eagle, European sea eagle, white-tailed sea eagle, Haliatus albicilla
fishing eagle, Haliaeetus leucorhyphus
osprey, fish hawk, fish eagle, sea eagle, Pandion haliaetus
vulture
Aegypiidae, family Aegypiidae
Old World vulture
griffon vulture, griffon, Gyps fulvus
bearded vulture, lammergeier, lammergeyer, Gypaetus barbatus
Egyptian vulture, Pharaoh's chicken, Neophron percnopterus
black vulture, Aegypius monachus
secretary bird, Sagittarius serpentarius
New World vulture, cathartid
buzzard, turkey buzzard, turkey vulture, Cathartes aura
condor
Andean condor, Vultur gryphus
California condor, Gymnogyps californianus
black vulture, carrion crow, Coragyps atratus
king vulture, Sarcorhamphus papa
owl, bird of Minerva, bird of night, hooter
owlet
little owl, Athene noctua
horned owl
great horned owl, Bubo virginianus
great grey owl, great gray owl, Strix nebulosa
tawny owl, Strix aluco
barred owl, Strix varia
screech owl, Otus asio
screech owl
scops owl
spotted owl, Strix occidentalis
Old World scops owl, Otus scops
Oriental scops owl, Otus sunia
hoot owl
hawk owl, Surnia ulula
long-eared owl, Asio otus
laughing owl, laughing jackass, Sceloglaux albifacies
barn owl, Tyto alba
amphibian
Ichyostega
urodele, caudate
salamander
European fire salamander, Salamandra salamandra
spotted salamander, fire salamander, Salamandra maculosa
alpine salamander, Salamandra atra
newt, triton
common newt, Triturus vulgaris
red eft, Notophthalmus viridescens
Pacific newt
rough-skinned newt, Taricha granulosa
California newt, Taricha torosa
eft
ambystomid, ambystomid salamander
mole salamander, Ambystoma talpoideum
spotted salamander, Ambystoma maculatum
tiger salamander, Ambystoma tigrinum
axolotl, mud puppy, Ambystoma mexicanum
waterdog
hellbender, mud puppy, Cryptobranchus alleganiensis
giant salamander, Megalobatrachus maximus
olm, Proteus anguinus
mud puppy, Necturus maculosus
dicamptodon, dicamptodontid
Pacific giant salamander, Dicamptodon ensatus
olympic salamander, Rhyacotriton olympicus
lungless salamander, plethodont
eastern red-backed salamander, Plethodon cinereus
western red-backed salamander, Plethodon vehiculum
dusky salamander
climbing salamander
arboreal salamander, Aneides lugubris
slender salamander, worm salamander
web-toed salamander
Shasta salamander, Hydromantes shastae
limestone salamander, Hydromantes brunus
amphiuma, congo snake, congo eel, blind eel
siren
frog, toad, toad frog, anuran, batrachian, salientian
true frog, ranid
wood-frog, wood frog, Rana sylvatica
leopard frog, spring frog, Rana pipiens
bullfrog, Rana catesbeiana
green frog, spring frog, Rana clamitans
cascades frog, Rana cascadae
goliath frog, Rana goliath
pickerel frog, Rana palustris
tarahumara frog, Rana tarahumarae
grass frog, Rana temporaria
leptodactylid frog, leptodactylid
robber frog
barking frog, robber frog, Hylactophryne augusti
crapaud, South American bullfrog, Leptodactylus pentadactylus
tree frog, tree-frog
tailed frog, bell toad, ribbed toad, tailed toad, Ascaphus trui
Liopelma hamiltoni
true toad
bufo
agua, agua toad, Bufo marinus
European toad, Bufo bufo
natterjack, Bufo calamita
American toad, Bufo americanus
Eurasian green toad, Bufo viridis
American green toad, Bufo debilis
Yosemite toad, Bufo canorus
Texas toad, Bufo speciosus
southwestern toad, Bufo microscaphus
western toad, Bufo boreas
obstetrical toad, midwife toad, Alytes obstetricans
midwife toad, Alytes cisternasi
fire-bellied toad, Bombina bombina
spadefoot, spadefoot toad
western spadefoot, Scaphiopus hammondii
southern spadefoot, Scaphiopus multiplicatus
plains spadefoot, Scaphiopus bombifrons
tree toad, tree frog, tree-frog
spring peeper, Hyla crucifer
Pacific tree toad, Hyla regilla
canyon treefrog, Hyla arenicolor
chameleon tree frog
cricket frog
northern cricket frog, Acris crepitans
eastern cricket frog, Acris gryllus
chorus frog
lowland burrowing treefrog, northern casque-headed frog, Pternohyla fodiens
western narrow-mouthed toad, Gastrophryne olivacea
eastern narrow-mouthed toad, Gastrophryne carolinensis
sheep frog
tongueless frog
Surinam toad, Pipa pipa, Pipa americana
African clawed frog, Xenopus laevis
South American poison toad
caecilian, blindworm
reptile, reptilian
anapsid, anapsid reptile
diapsid, diapsid reptile
Diapsida, subclass Diapsida
chelonian, chelonian reptile
turtle
sea turtle, marine turtle
green turtle, Chelonia mydas
loggerhead, loggerhead turtle, Caretta caretta
ridley
Atlantic ridley, bastard ridley, bastard turtle, Lepidochelys kempii
Pacific ridley, olive ridley, Lepidochelys olivacea
hawksbill turtle, hawksbill, hawkbill, tortoiseshell turtle, Eretmochelys imbricata
leatherback turtle, leatherback, leathery turtle, Dermochelys coriacea)",
R"(snapping turtle
common snapping turtle, snapper, Chelydra serpentina
alligator snapping turtle, alligator snapper, Macroclemys temmincki
mud turtle
musk turtle, stinkpot
terrapin
diamondback terrapin, Malaclemys centrata
red-bellied terrapin, red-bellied turtle, redbelly, Pseudemys rubriventris
slider, yellow-bellied terrapin, Pseudemys scripta
cooter, river cooter, Pseudemys concinna
box turtle, box tortoise
Western box turtle, Terrapene ornata
painted turtle, painted terrapin, painted tortoise, Chrysemys picta
tortoise
European tortoise, Testudo graeca
giant tortoise
gopher tortoise, gopher turtle, gopher, Gopherus polypemus
desert tortoise, Gopherus agassizii
Texas tortoise
soft-shelled turtle, pancake turtle
spiny softshell, Trionyx spiniferus
smooth softshell, Trionyx muticus
tuatara, Sphenodon punctatum
saurian
lizard
gecko
flying gecko, fringed gecko, Ptychozoon homalocephalum
banded gecko
iguanid, iguanid lizard
common iguana, iguana, Iguana iguana
marine iguana, Amblyrhynchus cristatus
desert iguana, Dipsosaurus dorsalis
chuckwalla, Sauromalus obesus
zebra-tailed lizard, gridiron-tailed lizard, Callisaurus draconoides
fringe-toed lizard, Uma notata
earless lizard
collared lizard
leopard lizard
spiny lizard
fence lizard
western fence lizard, swift, blue-belly, Sceloporus occidentalis
eastern fence lizard, pine lizard, Sceloporus undulatus
sagebrush lizard, Sceloporus graciosus
side-blotched lizard, sand lizard, Uta stansburiana
tree lizard, Urosaurus ornatus
horned lizard, horned toad, horny frog
Texas horned lizard, Phrynosoma cornutum
basilisk
American chameleon, anole, Anolis carolinensis
worm lizard
night lizard
skink, scincid, scincid lizard
western skink, Eumeces skiltonianus
mountain skink, Eumeces callicephalus
teiid lizard, teiid
whiptail, whiptail lizard
racerunner, race runner, six-lined racerunner, Cnemidophorus sexlineatus
plateau striped whiptail, Cnemidophorus velox
Chihuahuan spotted whiptail, Cnemidophorus exsanguis
western whiptail, Cnemidophorus tigris
checkered whiptail, Cnemidophorus tesselatus
teju
caiman lizard
agamid, agamid lizard
agama
frilled lizard, Chlamydosaurus kingi
moloch
mountain devil, spiny lizard, Moloch horridus
anguid lizard
alligator lizard
blindworm, slowworm, Anguis fragilis
glass lizard, glass snake, joint snake
legless lizard
Lanthanotus borneensis
venomous lizard
Gila monster, Heloderma suspectum
beaded lizard, Mexican beaded lizard, Heloderma horridum
lacertid lizard, lacertid
sand lizard, Lacerta agilis
green lizard, Lacerta viridis
chameleon, chamaeleon
African chameleon, Chamaeleo chamaeleon
horned chameleon, Chamaeleo oweni
monitor, monitor lizard, varan
African monitor, Varanus niloticus
Komodo dragon, Komodo lizard, dragon lizard, giant lizard, Varanus komodoensis
crocodilian reptile, crocodilian
crocodile
African crocodile, Nile crocodile, Crocodylus niloticus
Asian crocodile, Crocodylus porosus
Morlett's crocodile
false gavial, Tomistoma schlegeli
alligator, gator
American alligator, Alligator mississipiensis
Chinese alligator, Alligator sinensis
caiman, cayman
spectacled caiman, Caiman sclerops
gavial, Gavialis gangeticus
armored dinosaur
stegosaur, stegosaurus, Stegosaur stenops
ankylosaur, ankylosaurus
Edmontonia
bone-headed dinosaur
pachycephalosaur, pachycephalosaurus
ceratopsian, horned dinosaur
protoceratops
triceratops
styracosaur, styracosaurus
psittacosaur, psittacosaurus
ornithopod, ornithopod dinosaur
hadrosaur, hadrosaurus, duck-billed dinosaur
trachodon, trachodont
saurischian, saurischian dinosaur
sauropod, sauropod dinosaur
apatosaur, apatosaurus, brontosaur, brontosaurus, thunder lizard, Apatosaurus excelsus
barosaur, barosaurus
diplodocus
argentinosaur
theropod, theropod dinosaur, bird-footed dinosaur
ceratosaur, ceratosaurus
coelophysis
tyrannosaur, tyrannosaurus, Tyrannosaurus rex
allosaur, allosaurus
ornithomimid
maniraptor
oviraptorid
velociraptor
deinonychus
utahraptor, superslasher
synapsid, synapsid reptile
dicynodont
pelycosaur
dimetrodon
pterosaur, flying reptile
pterodactyl
ichthyosaur
ichthyosaurus
stenopterygius, Stenopterygius quadrisicissus
plesiosaur, plesiosaurus
nothosaur
snake, serpent, ophidian
colubrid snake, colubrid
hoop snake
thunder snake, worm snake, Carphophis amoenus
ringneck snake, ring-necked snake, ring snake
hognose snake, puff adder, sand viper
leaf-nosed snake
green snake, grass snake
smooth green snake, Opheodrys vernalis
rough green snake, Opheodrys aestivus
green snake
racer
blacksnake, black racer, Coluber constrictor
blue racer, Coluber constrictor flaviventris
horseshoe whipsnake, Coluber hippocrepis
whip-snake, whip snake, whipsnake
coachwhip, coachwhip snake, Masticophis flagellum
California whipsnake, striped racer, Masticophis lateralis
Sonoran whipsnake, Masticophis bilineatus
rat snake
corn snake, red rat snake, Elaphe guttata
black rat snake, blacksnake, pilot blacksnake, mountain blacksnake, Elaphe obsoleta
chicken snake
Indian rat snake, Ptyas mucosus
glossy snake, Arizona elegans
bull snake, bull-snake
gopher snake, Pituophis melanoleucus
pine snake
king snake, kingsnake
common kingsnake, Lampropeltis getulus
milk snake, house snake, milk adder, checkered adder, Lampropeltis triangulum
garter snake, grass snake
common garter snake, Thamnophis sirtalis
ribbon snake, Thamnophis sauritus
Western ribbon snake, Thamnophis proximus
lined snake, Tropidoclonion lineatum
ground snake, Sonora semiannulata
eastern ground snake, Potamophis striatula, Haldea striatula
water snake
common water snake, banded water snake, Natrix sipedon, Nerodia sipedon
water moccasin
grass snake, ring snake, ringed snake, Natrix natrix
viperine grass snake, Natrix maura
red-bellied snake, Storeria occipitamaculata
sand snake
banded sand snake, Chilomeniscus cinctus
black-headed snake
vine snake
lyre snake
Sonoran lyre snake, Trimorphodon lambda
night snake, Hypsiglena torquata
blind snake, worm snake
western blind snake, Leptotyphlops humilis
indigo snake, gopher snake, Drymarchon corais
eastern indigo snake, Drymarchon corais couperi
constrictor
boa
boa constrictor, Constrictor constrictor
rubber boa, tow-headed snake, Charina bottae
rosy boa, Lichanura trivirgata
anaconda, Eunectes murinus
python
carpet snake, Python variegatus, Morelia spilotes variegatus
reticulated python, Python reticulatus
Indian python, Python molurus
rock python, rock snake, Python sebae
amethystine python
elapid, elapid snake
coral snake, harlequin-snake, New World coral snake
eastern coral snake, Micrurus fulvius
western coral snake, Micruroides euryxanthus
coral snake, Old World coral snake
African coral snake, Aspidelaps lubricus
Australian coral snake, Rhynchoelaps australis
copperhead, Denisonia superba
cobra
Indian cobra, Naja naja
asp, Egyptian cobra, Naja haje
black-necked cobra, spitting cobra, Naja nigricollis
hamadryad, king cobra, Ophiophagus hannah, Naja hannah
ringhals, rinkhals, spitting snake, Hemachatus haemachatus
mamba
black mamba, Dendroaspis augusticeps
green mamba
death adder, Acanthophis antarcticus
tiger snake, Notechis scutatus
Australian blacksnake, Pseudechis porphyriacus
krait
banded krait, banded adder, Bungarus fasciatus
taipan, Oxyuranus scutellatus
sea snake
viper
adder, common viper, Vipera berus
asp, asp viper, Vipera aspis
puff adder, Bitis arietans
gaboon viper, Bitis gabonica
horned viper, cerastes, sand viper, horned asp, Cerastes cornutus
pit viper
copperhead, Agkistrodon contortrix
water moccasin, cottonmouth, cottonmouth moccasin, Agkistrodon piscivorus
rattlesnake, rattler
diamondback, diamondback rattlesnake, Crotalus adamanteus
timber rattlesnake, banded rattlesnake, Crotalus horridus horridus
canebrake rattlesnake, canebrake rattler, Crotalus horridus atricaudatus
prairie rattlesnake, prairie rattler, Western rattlesnake, Crotalus viridis
sidewinder, horned rattlesnake, Crotalus cerastes
Western diamondback, Western diamondback rattlesnake, Crotalus atrox
rock rattlesnake, Crotalus lepidus
tiger rattlesnake, Crotalus tigris
Mojave rattlesnake, Crotalus scutulatus
speckled rattlesnake, Crotalus mitchellii
massasauga, massasauga rattler, Sistrurus catenatus
ground rattler, massasauga, Sistrurus miliaris
fer-de-lance, Bothrops atrops
carcase, carcass
carrion
arthropod
trilobite
arachnid, arachnoid
harvestman, daddy longlegs, Phalangium opilio
scorpion
false scorpion, pseudoscorpion
book scorpion, Chelifer cancroides
whip-scorpion, whip scorpion
vinegarroon, Mastigoproctus giganteus
spider
orb-weaving spider
black and gold garden spider, Argiope aurantia
barn spider, Araneus cavaticus
garden spider, Aranea diademata
comb-footed spider, theridiid
black widow, Latrodectus mactans
tarantula
wolf spider, hunting spider
European wolf spider, tarantula, Lycosa tarentula
trap-door spider
acarine
tick
hard tick, ixodid
Ixodes dammini, deer tick
Ixodes neotomae
Ixodes pacificus, western black-legged tick
Ixodes scapularis, black-legged tick
sheep-tick, sheep tick, Ixodes ricinus
Ixodes persulcatus
Ixodes dentatus
Ixodes spinipalpis
wood tick, American dog tick, Dermacentor variabilis
soft tick, argasid
mite
web-spinning mite
acarid
trombidiid
trombiculid
harvest mite, chigger, jigger, redbug
acarus, genus Acarus
itch mite, sarcoptid
rust mite
spider mite, tetranychid
red spider, red spider mite, Panonychus ulmi
myriapod
garden centipede, garden symphilid, symphilid, Scutigerella immaculata
tardigrade
centipede
house centipede, Scutigera coleoptrata
millipede, millepede, milliped
sea spider, pycnogonid
Merostomata, class Merostomata
horseshoe crab, king crab, Limulus polyphemus, Xiphosurus polyphemus
Asian horseshoe crab
eurypterid
tongue worm, pentastomid
gallinaceous bird, gallinacean
domestic fowl, fowl, poultry
Dorking
Plymouth Rock
Cornish, Cornish fowl
Rock Cornish
game fowl
cochin, cochin china
jungle fowl, gallina
jungle cock
jungle hen
red jungle fowl, Gallus gallus
chicken, Gallus gallus
bantam
chick, biddy
cock, rooster
cockerel
capon
hen, biddy
cackler
brood hen, broody, broody hen, setting hen, sitter
mother hen
layer
pullet
spring chicken
Rhode Island red
Dominique, Dominick
Orpington
turkey, Meleagris gallopavo
turkey cock, gobbler, tom, tom turkey
ocellated turkey, Agriocharis ocellata
grouse
black grouse
European black grouse, heathfowl, Lyrurus tetrix
Asian black grouse, Lyrurus mlokosiewiczi
blackcock, black cock
greyhen, grayhen, grey hen, gray hen, heath hen
ptarmigan
red grouse, moorfowl, moorbird, moor-bird, moorgame, Lagopus scoticus
moorhen
capercaillie, capercailzie, horse of the wood, Tetrao urogallus
spruce grouse, Canachites canadensis
sage grouse, sage hen, Centrocercus urophasianus
ruffed grouse, partridge, Bonasa umbellus
sharp-tailed grouse, sprigtail, sprig tail, Pedioecetes phasianellus
prairie chicken, prairie grouse, prairie fowl
greater prairie chicken, Tympanuchus cupido
lesser prairie chicken, Tympanuchus pallidicinctus
heath hen, Tympanuchus cupido cupido
guan
curassow
piping guan
chachalaca
Texas chachalaca, Ortilis vetula macalli
megapode, mound bird, mound-bird, mound builder, scrub fowl
mallee fowl, leipoa, lowan, Leipoa ocellata
mallee hen
brush turkey, Alectura lathami
maleo, Macrocephalon maleo
phasianid
pheasant
ring-necked pheasant, Phasianus colchicus
afropavo, Congo peafowl, Afropavo congensis
argus, argus pheasant
golden pheasant, Chrysolophus pictus
bobwhite, bobwhite quail, partridge
northern bobwhite, Colinus virginianus
Old World quail
migratory quail, Coturnix coturnix, Coturnix communis
monal, monaul
peafowl, bird of Juno
peachick, pea-chick
peacock
peahen
blue peafowl, Pavo cristatus
green peafowl, Pavo muticus
quail
California quail, Lofortyx californicus
tragopan
partridge
Hungarian partridge, grey partridge, gray partridge, Perdix perdix
red-legged partridge, Alectoris ruffa
Greek partridge, rock partridge, Alectoris graeca
mountain quail, mountain partridge, Oreortyx picta palmeri
guinea fowl, guinea, Numida meleagris
guinea hen
hoatzin, hoactzin, stinkbird, Opisthocomus hoazin
tinamou, partridge
columbiform bird
dodo, Raphus cucullatus
pigeon
pouter pigeon, pouter
dove
rock dove, rock pigeon, Columba livia
band-tailed pigeon, band-tail pigeon, bandtail, Columba fasciata
wood pigeon, ringdove, cushat, Columba palumbus
turtledove
Streptopelia turtur
ringdove, Streptopelia risoria
Australian turtledove, turtledove, Stictopelia cuneata
mourning dove, Zenaidura macroura
domestic pigeon
squab
fairy swallow
roller, tumbler, tumbler pigeon
homing pigeon, homer
carrier pigeon
passenger pigeon, Ectopistes migratorius
sandgrouse, sand grouse
painted sandgrouse, Pterocles indicus
pin-tailed sandgrouse, pin-tailed grouse, Pterocles alchata
pallas's sandgrouse, Syrrhaptes paradoxus
parrot
popinjay
poll, poll parrot
African grey, African gray, Psittacus erithacus
amazon
macaw
kea, Nestor notabilis
cockatoo
sulphur-crested cockatoo, Kakatoe galerita, Cacatua galerita
pink cockatoo, Kakatoe leadbeateri
cockateel, cockatiel, cockatoo parrot, Nymphicus hollandicus
lovebird
lory
lorikeet
varied Lorikeet, Glossopsitta versicolor
rainbow lorikeet, Trichoglossus moluccanus
parakeet, parrakeet, parroket, paraquet, paroquet, parroquet
Carolina parakeet, Conuropsis carolinensis
budgerigar, budgereegah, budgerygah, budgie, grass parakeet, lovebird, shell parakeet, Melopsittacus undulatus
ring-necked parakeet, Psittacula krameri
cuculiform bird
cuckoo
European cuckoo, Cuculus canorus
black-billed cuckoo, Coccyzus erythropthalmus
roadrunner, chaparral cock, Geococcyx californianus
ani
coucal
crow pheasant, Centropus sinensis
touraco, turaco, turacou, turakoo
coraciiform bird
roller
European roller, Coracias garrulus
ground roller
kingfisher
Eurasian kingfisher, Alcedo atthis
belted kingfisher, Ceryle alcyon
kookaburra, laughing jackass, Dacelo gigas
bee eater
hornbill
hoopoe, hoopoo
Euopean hoopoe, Upupa epops
wood hoopoe
motmot, momot
tody
apodiform bird
swift
European swift, Apus apus
chimney swift, chimney swallow, Chateura pelagica
swiftlet, Collocalia inexpectata
tree swift, crested swift
hummingbird
Archilochus colubris
thornbill
goatsucker, nightjar, caprimulgid
European goatsucker, European nightjar, Caprimulgus europaeus
chuck-will's-widow, Caprimulgus carolinensis
whippoorwill, Caprimulgus vociferus
poorwill, Phalaenoptilus nuttallii
frogmouth
oilbird, guacharo, Steatornis caripensis
piciform bird
woodpecker, peckerwood, pecker
green woodpecker, Picus viridis
downy woodpecker
flicker
yellow-shafted flicker, Colaptes auratus, yellowhammer
gilded flicker, Colaptes chrysoides
red-shafted flicker, Colaptes caper collaris
ivorybill, ivory-billed woodpecker, Campephilus principalis
redheaded woodpecker, redhead, Melanerpes erythrocephalus
sapsucker
yellow-bellied sapsucker, Sphyrapicus varius
red-breasted sapsucker, Sphyrapicus varius ruber
wryneck
piculet
barbet
puffbird
honey guide
jacamar
toucan
toucanet
trogon
quetzal, quetzal bird
resplendent quetzel, resplendent trogon, Pharomacrus mocino
aquatic bird
waterfowl, water bird, waterbird
anseriform bird
duck
drake
quack-quack
duckling
diving duck
dabbling duck, dabbler
mallard, Anas platyrhynchos
black duck, Anas rubripes
teal
greenwing, green-winged teal, Anas crecca
bluewing, blue-winged teal, Anas discors
garganey, Anas querquedula
widgeon, wigeon, Anas penelope
American widgeon, baldpate, Anas americana
shoveler, shoveller, broadbill, Anas clypeata
pintail, pin-tailed duck, Anas acuta
sheldrake
shelduck
ruddy duck, Oxyura jamaicensis
bufflehead, butterball, dipper, Bucephela albeola
goldeneye, whistler, Bucephela clangula
Barrow's goldeneye, Bucephala islandica
canvasback, canvasback duck, Aythya valisineria
pochard, Aythya ferina
redhead, Aythya americana
scaup, scaup duck, bluebill, broadbill
greater scaup, Aythya marila
lesser scaup, lesser scaup duck, lake duck, Aythya affinis
wild duck
wood duck, summer duck, wood widgeon, Aix sponsa
wood drake
mandarin duck, Aix galericulata
muscovy duck, musk duck, Cairina moschata
sea duck
eider, eider duck
scoter, scooter
common scoter, Melanitta nigra
old squaw, oldwife, Clangula hyemalis
merganser, fish duck, sawbill, sheldrake
goosander, Mergus merganser
American merganser, Mergus merganser americanus
red-breasted merganser, Mergus serrator
smew, Mergus albellus
hooded merganser, hooded sheldrake, Lophodytes cucullatus
goose
gosling
gander
Chinese goose, Anser cygnoides
greylag, graylag, greylag goose, graylag goose, Anser anser
blue goose, Chen caerulescens
snow goose
brant, brant goose, brent, brent goose
common brant goose, Branta bernicla
honker, Canada goose, Canadian goose, Branta canadensis
barnacle goose, barnacle, Branta leucopsis
coscoroba
swan
cob
pen
cygnet
mute swan, Cygnus olor
whooper, whooper swan, Cygnus cygnus
tundra swan, Cygnus columbianus
whistling swan, Cygnus columbianus columbianus
Bewick's swan, Cygnus columbianus bewickii
trumpeter, trumpeter swan, Cygnus buccinator
black swan, Cygnus atratus
screamer
horned screamer, Anhima cornuta
crested screamer
chaja, Chauna torquata
mammal, mammalian
female mammal
tusker
prototherian
monotreme, egg-laying mammal
echidna, spiny anteater, anteater
echidna, spiny anteater, anteater
platypus, duckbill, duckbilled platypus, duck-billed platypus, Ornithorhynchus anatinus
marsupial, pouched mammal
opossum, possum
common opossum, Didelphis virginiana, Didelphis marsupialis
crab-eating opossum
opossum rat
bandicoot
rabbit-eared bandicoot, rabbit bandicoot, bilby, Macrotis lagotis
kangaroo
giant kangaroo, great grey kangaroo, Macropus giganteus
wallaby, brush kangaroo
common wallaby, Macropus agiles
hare wallaby, kangaroo hare
nail-tailed wallaby, nail-tailed kangaroo
rock wallaby, rock kangaroo
pademelon, paddymelon
tree wallaby, tree kangaroo
musk kangaroo, Hypsiprymnodon moschatus
rat kangaroo, kangaroo rat
potoroo
bettong
jerboa kangaroo, kangaroo jerboa
phalanger, opossum, possum
cuscus
brush-tailed phalanger, Trichosurus vulpecula
flying phalanger, flying opossum, flying squirrel
koala, koala bear, kangaroo bear, native bear, Phascolarctos cinereus
wombat
dasyurid marsupial, dasyurid
dasyure
eastern dasyure, Dasyurus quoll
native cat, Dasyurus viverrinus
thylacine, Tasmanian wolf, Tasmanian tiger, Thylacinus cynocephalus
Tasmanian devil, ursine dasyure, Sarcophilus hariisi
pouched mouse, marsupial mouse, marsupial rat
numbat, banded anteater, anteater, Myrmecobius fasciatus
pouched mole, marsupial mole, Notoryctus typhlops
placental, placental mammal, eutherian, eutherian mammal
livestock, stock, farm animal
bull
cow
calf
calf
yearling
buck
doe
insectivore
mole
starnose mole, star-nosed mole, Condylura cristata
brewer's mole, hair-tailed mole, Parascalops breweri
golden mole
shrew mole
Asiatic shrew mole, Uropsilus soricipes
American shrew mole, Neurotrichus gibbsii
shrew, shrewmouse
common shrew, Sorex araneus
masked shrew, Sorex cinereus
short-tailed shrew, Blarina brevicauda
water shrew
American water shrew, Sorex palustris
European water shrew, Neomys fodiens
Mediterranean water shrew, Neomys anomalus
least shrew, Cryptotis parva
hedgehog, Erinaceus europaeus, Erinaceus europeaeus
tenrec, tendrac
tailless tenrec, Tenrec ecaudatus
otter shrew, potamogale, Potamogale velox
eiderdown
aftershaft
sickle feather
contour feather
bastard wing, alula, spurious wing
saddle hackle, saddle feather
encolure
hair
squama
scute
sclerite
plastron
scallop shell
oyster shell
theca
invertebrate
sponge, poriferan, parazoan
choanocyte, collar cell
glass sponge
Venus's flower basket
metazoan
coelenterate, cnidarian
planula
polyp
medusa, medusoid, medusan
jellyfish
scyphozoan
Chrysaora quinquecirrha
hydrozoan, hydroid
hydra
siphonophore
nanomia
Portuguese man-of-war, man-of-war, jellyfish
praya
apolemia
anthozoan, actinozoan
sea anemone, anemone
actinia, actinian, actiniarian
sea pen
coral
gorgonian, gorgonian coral
sea feather
sea fan
red coral
stony coral, madrepore, madriporian coral
brain coral
staghorn coral, stag's-horn coral
mushroom coral
ctenophore, comb jelly
beroe
platyctenean
sea gooseberry
Venus's girdle, Cestum veneris
worm
helminth, parasitic worm
woodworm
woodborer, borer
acanthocephalan, spiny-headed worm
arrowworm, chaetognath
bladder worm
flatworm, platyhelminth
planarian, planaria
fluke, trematode, trematode worm
cercaria
liver fluke, Fasciola hepatica
Fasciolopsis buski
schistosome, blood fluke
tapeworm, cestode
echinococcus
taenia
ribbon worm, nemertean, nemertine, proboscis worm
beard worm, pogonophoran
rotifer
nematode, nematode worm, roundworm
common roundworm, Ascaris lumbricoides
chicken roundworm, Ascaridia galli
pinworm, threadworm, Enterobius vermicularis
eelworm
vinegar eel, vinegar worm, Anguillula aceti, Turbatrix aceti
trichina, Trichinella spiralis
hookworm
filaria
Guinea worm, Dracunculus medinensis
annelid, annelid worm, segmented worm
archiannelid
oligochaete, oligochaete worm
earthworm, angleworm, fishworm, fishing worm, wiggler, nightwalker, nightcrawler, crawler, dew worm, red worm
polychaete, polychete, polychaete worm, polychete worm
lugworm, lug, lobworm
sea mouse
bloodworm
leech, bloodsucker, hirudinean
medicinal leech, Hirudo medicinalis
horseleech
mollusk, mollusc, shellfish
scaphopod
tooth shell, tusk shell
gastropod, univalve
abalone, ear-shell
ormer, sea-ear, Haliotis tuberculata
scorpion shell
conch
giant conch, Strombus gigas
snail
edible snail, Helix pomatia
garden snail
brown snail, Helix aspersa
Helix hortensis
slug
seasnail
neritid, neritid gastropod
nerita
bleeding tooth, Nerita peloronta
neritina
whelk
moon shell, moonshell
periwinkle, winkle
limpet
common limpet, Patella vulgata
keyhole limpet, Fissurella apertura, Diodora apertura
river limpet, freshwater limpet, Ancylus fluviatilis
sea slug, nudibranch
sea hare, Aplysia punctata
Hermissenda crassicornis
bubble shell
physa
cowrie, cowry
money cowrie, Cypraea moneta
tiger cowrie, Cypraea tigris
solenogaster, aplacophoran
chiton, coat-of-mail shell, sea cradle, polyplacophore
bivalve, pelecypod, lamellibranch
spat
clam
seashell
soft-shell clam, steamer, steamer clam, long-neck clam, Mya arenaria
quahog, quahaug, hard-shell clam, hard clam, round clam, Venus mercenaria, Mercenaria mercenaria
littleneck, littleneck clam
cherrystone, cherrystone clam
geoduck
razor clam, jackknife clam, knife-handle
giant clam, Tridacna gigas
cockle
edible cockle, Cardium edule
oyster
Japanese oyster, Ostrea gigas
Virginia oyster
pearl oyster, Pinctada margaritifera
saddle oyster, Anomia ephippium
window oyster, windowpane oyster, capiz, Placuna placenta
ark shell
blood clam
mussel
marine mussel, mytilid
edible mussel, Mytilus edulis
freshwater mussel, freshwater clam
pearly-shelled mussel
thin-shelled mussel
zebra mussel, Dreissena polymorpha
scallop, scollop, escallop
bay scallop, Pecten irradians
sea scallop, giant scallop, Pecten magellanicus
shipworm, teredinid
teredo
piddock
cephalopod, cephalopod mollusk
chambered nautilus, pearly nautilus, nautilus
octopod
octopus, devilfish
paper nautilus, nautilus, Argonaut, Argonauta argo
decapod
squid
loligo
ommastrephes
architeuthis, giant squid
cuttlefish, cuttle
spirula, Spirula peronii
crustacean
malacostracan crustacean
decapod crustacean, decapod
brachyuran
crab
stone crab, Menippe mercenaria
hard-shell crab
soft-shell crab, soft-shelled crab
Dungeness crab, Cancer magister
rock crab, Cancer irroratus
Jonah crab, Cancer borealis
swimming crab
English lady crab, Portunus puber
American lady crab, lady crab, calico crab, Ovalipes ocellatus
blue crab, Callinectes sapidus
fiddler crab
pea crab
king crab, Alaska crab, Alaskan king crab, Alaska king crab, Paralithodes camtschatica
spider crab
European spider crab, king crab, Maja squinado
giant crab, Macrocheira kaempferi
lobster
true lobster
American lobster, Northern lobster, Maine lobster, Homarus americanus
European lobster, Homarus vulgaris
Cape lobster, Homarus capensis
Norway lobster, Nephrops norvegicus
spiny lobster, langouste, rock lobster, crawfish, crayfish, sea crawfish
crayfish, crawfish, crawdad, crawdaddy
Old World crayfish, ecrevisse
American crayfish
hermit crab
shrimp
snapping shrimp, pistol shrimp
prawn
long-clawed prawn, river prawn, Palaemon australis
tropical prawn
krill
Euphausia pacifica
opossum shrimp
stomatopod, stomatopod crustacean
mantis shrimp, mantis crab
squilla, mantis prawn
isopod
woodlouse, slater
pill bug
sow bug
sea louse, sea slater
amphipod
skeleton shrimp
whale louse
daphnia, water flea
fairy shrimp
brine shrimp, Artemia salina
tadpole shrimp
copepod, copepod crustacean
cyclops, water flea
seed shrimp, mussel shrimp, ostracod
barnacle, cirriped, cirripede
acorn barnacle, rock barnacle, Balanus balanoides
goose barnacle, gooseneck barnacle, Lepas fascicularis
onychophoran, velvet worm, peripatus
wading bird, wader
stork
white stork, Ciconia ciconia
black stork, Ciconia nigra
adjutant bird, adjutant, adjutant stork, Leptoptilus dubius
marabou, marabout, marabou stork, Leptoptilus crumeniferus
openbill
jabiru, Jabiru mycteria
saddlebill, jabiru, Ephippiorhynchus senegalensis
policeman bird, black-necked stork, jabiru, Xenorhyncus asiaticus
wood ibis, wood stork, flinthead, Mycteria americana
shoebill, shoebird, Balaeniceps rex
ibis
wood ibis, wood stork, Ibis ibis
sacred ibis, Threskiornis aethiopica
spoonbill
common spoonbill, Platalea leucorodia
roseate spoonbill, Ajaia ajaja
flamingo
heron
great blue heron, Ardea herodius
great white heron, Ardea occidentalis
egret
little blue heron, Egretta caerulea
snowy egret, snowy heron, Egretta thula
little egret, Egretta garzetta
great white heron, Casmerodius albus
American egret, great white heron, Egretta albus
cattle egret, Bubulcus ibis
night heron, night raven
black-crowned night heron, Nycticorax nycticorax
yellow-crowned night heron, Nyctanassa violacea
boatbill, boat-billed heron, broadbill, Cochlearius cochlearius
bittern
American bittern, stake driver, Botaurus lentiginosus
European bittern, Botaurus stellaris
least bittern, Ixobrychus exilis
crane
whooping crane, whooper, Grus americana
courlan, Aramus guarauna
limpkin, Aramus pictus
crested cariama, seriema, Cariama cristata
chunga, seriema, Chunga burmeisteri
rail
weka, maori hen, wood hen
crake
corncrake, land rail, Crex crex
spotted crake, Porzana porzana
gallinule, marsh hen, water hen, swamphen
Florida gallinule, Gallinula chloropus cachinnans
moorhen, Gallinula chloropus
purple gallinule
European gallinule, Porphyrio porphyrio
American gallinule, Porphyrula martinica
notornis, takahe, Notornis mantelli
coot
American coot, marsh hen, mud hen, water hen, Fulica americana
Old World coot, Fulica atra
bustard
great bustard, Otis tarda
plain turkey, Choriotis australis
button quail, button-quail, bustard quail, hemipode
striped button quail, Turnix sylvatica
plain wanderer, Pedionomus torquatus
trumpeter
Brazilian trumpeter, Psophia crepitans
seabird, sea bird, seafowl
shorebird, shore bird, limicoline bird
plover
piping plover, Charadrius melodus
killdeer, kildeer, killdeer plover, Charadrius vociferus
dotterel, dotrel, Charadrius morinellus, Eudromias morinellus
golden plover
lapwing, green plover, peewit, pewit
turnstone
ruddy turnstone, Arenaria interpres
black turnstone, Arenaria-Melanocephala
sandpiper
surfbird, Aphriza virgata
European sandpiper, Actitis hypoleucos
spotted sandpiper, Actitis macularia
least sandpiper, stint, Erolia minutilla
red-backed sandpiper, dunlin, Erolia alpina
greenshank, Tringa nebularia
redshank, Tringa totanus
yellowlegs
greater yellowlegs, Tringa melanoleuca
lesser yellowlegs, Tringa flavipes
pectoral sandpiper, jacksnipe, Calidris melanotos
knot, greyback, grayback, Calidris canutus
curlew sandpiper, Calidris Ferruginea
sanderling, Crocethia alba
upland sandpiper, upland plover, Bartramian sandpiper, Bartramia longicauda
ruff, Philomachus pugnax
reeve
tattler
Polynesian tattler, Heteroscelus incanus
willet, Catoptrophorus semipalmatus
woodcock
Eurasian woodcock, Scolopax rusticola
American woodcock, woodcock snipe, Philohela minor
snipe
whole snipe, Gallinago gallinago
Wilson's snipe, Gallinago gallinago delicata
great snipe, woodcock snipe, Gallinago media)",
R"(jacksnipe, half snipe, Limnocryptes minima
dowitcher
greyback, grayback, Limnodromus griseus
red-breasted snipe, Limnodromus scolopaceus
curlew
European curlew, Numenius arquata
Eskimo curlew, Numenius borealis
godwit
Hudsonian godwit, Limosa haemastica
stilt, stiltbird, longlegs, long-legs, stilt plover, Himantopus stilt
black-necked stilt, Himantopus mexicanus
black-winged stilt, Himantopus himantopus
white-headed stilt, Himantopus himantopus leucocephalus
kaki, Himantopus novae-zelandiae
stilt, Australian stilt
banded stilt, Cladorhyncus leucocephalum
avocet
oystercatcher, oyster catcher
phalarope
red phalarope, Phalaropus fulicarius
northern phalarope, Lobipes lobatus
Wilson's phalarope, Steganopus tricolor
pratincole, glareole
courser
cream-colored courser, Cursorius cursor
crocodile bird, Pluvianus aegyptius
stone curlew, thick-knee, Burhinus oedicnemus
coastal diving bird
larid
gull, seagull, sea gull
mew, mew gull, sea mew, Larus canus
black-backed gull, great black-backed gull, cob, Larus marinus
herring gull, Larus argentatus
laughing gull, blackcap, pewit, pewit gull, Larus ridibundus
ivory gull, Pagophila eburnea
kittiwake
tern
sea swallow, Sterna hirundo
skimmer
jaeger
parasitic jaeger, arctic skua, Stercorarius parasiticus
skua, bonxie
great skua, Catharacta skua
auk
auklet
razorbill, razor-billed auk, Alca torda
little auk, dovekie, Plautus alle
guillemot
black guillemot, Cepphus grylle
pigeon guillemot, Cepphus columba
murre
common murre, Uria aalge
thick-billed murre, Uria lomvia
puffin
Atlantic puffin, Fratercula arctica
horned puffin, Fratercula corniculata
tufted puffin, Lunda cirrhata
gaviiform seabird
loon, diver
podicipitiform seabird
grebe
great crested grebe, Podiceps cristatus
red-necked grebe, Podiceps grisegena
black-necked grebe, eared grebe, Podiceps nigricollis
dabchick, little grebe, Podiceps ruficollis
pied-billed grebe, Podilymbus podiceps
pelecaniform seabird
pelican
white pelican, Pelecanus erythrorhynchos
Old world white pelican, Pelecanus onocrotalus
frigate bird, man-of-war bird
gannet
solan, solan goose, solant goose, Sula bassana
booby
cormorant, Phalacrocorax carbo
snakebird, anhinga, darter
water turkey, Anhinga anhinga
tropic bird, tropicbird, boatswain bird
sphenisciform seabird
penguin
Adelie, Adelie penguin, Pygoscelis adeliae
king penguin, Aptenodytes patagonica
emperor penguin, Aptenodytes forsteri
jackass penguin, Spheniscus demersus
rock hopper, crested penguin
pelagic bird, oceanic bird
procellariiform seabird
albatross, mollymawk
wandering albatross, Diomedea exulans
black-footed albatross, gooney, gooney bird, goonie, goony, Diomedea nigripes
petrel
white-chinned petrel, Procellaria aequinoctialis
giant petrel, giant fulmar, Macronectes giganteus
fulmar, fulmar petrel, Fulmarus glacialis
shearwater
Manx shearwater, Puffinus puffinus
storm petrel
stormy petrel, northern storm petrel, Hydrobates pelagicus
Mother Carey's chicken, Mother Carey's hen, Oceanites oceanicus
diving petrel
aquatic mammal
cetacean, cetacean mammal, blower
whale
baleen whale, whalebone whale
right whale
bowhead, bowhead whale, Greenland whale, Balaena mysticetus
rorqual, razorback
blue whale, sulfur bottom, Balaenoptera musculus
finback, finback whale, fin whale, common rorqual, Balaenoptera physalus
sei whale, Balaenoptera borealis
lesser rorqual, piked whale, minke whale, Balaenoptera acutorostrata
humpback, humpback whale, Megaptera novaeangliae
grey whale, gray whale, devilfish, Eschrichtius gibbosus, Eschrichtius robustus
toothed whale
sperm whale, cachalot, black whale, Physeter catodon
pygmy sperm whale, Kogia breviceps
dwarf sperm whale, Kogia simus
beaked whale
bottle-nosed whale, bottlenose whale, bottlenose, Hyperoodon ampullatus
dolphin
common dolphin, Delphinus delphis
bottlenose dolphin, bottle-nosed dolphin, bottlenose
Atlantic bottlenose dolphin, Tursiops truncatus
Pacific bottlenose dolphin, Tursiops gilli
porpoise
harbor porpoise, herring hog, Phocoena phocoena
vaquita, Phocoena sinus
grampus, Grampus griseus
killer whale, killer, orca, grampus, sea wolf, Orcinus orca
pilot whale, black whale, common blackfish, blackfish, Globicephala melaena
river dolphin
narwhal, narwal, narwhale, Monodon monoceros
white whale, beluga, Delphinapterus leucas
sea cow, sirenian mammal, sirenian
manatee, Trichechus manatus
dugong, Dugong dugon
Steller's sea cow, Hydrodamalis gigas
carnivore
omnivore
pinniped mammal, pinniped, pinnatiped
seal
crabeater seal, crab-eating seal
eared seal
fur seal
guadalupe fur seal, Arctocephalus philippi
fur seal
Alaska fur seal, Callorhinus ursinus
sea lion
South American sea lion, Otaria Byronia
California sea lion, Zalophus californianus, Zalophus californicus
Australian sea lion, Zalophus lobatus
Steller sea lion, Steller's sea lion, Eumetopias jubatus
earless seal, true seal, hair seal
harbor seal, common seal, Phoca vitulina
harp seal, Pagophilus groenlandicus
elephant seal, sea elephant
bearded seal, squareflipper square flipper, Erignathus barbatus
hooded seal, bladdernose, Cystophora cristata
walrus, seahorse, sea horse
Atlantic walrus, Odobenus rosmarus
Pacific walrus, Odobenus divergens
Fissipedia
fissiped mammal, fissiped
aardvark, ant bear, anteater, Orycteropus afer
canine, canid
bitch
brood bitch
dog, domestic dog, Canis familiaris
pooch, doggie, doggy, barker, bow-wow
cur, mongrel, mutt
feist, fice
pariah dog, pye-dog, pie-dog
lapdog
toy dog, toy
Chihuahua
Japanese spaniel
Maltese dog, Maltese terrier, Maltese
Pekinese, Pekingese, Peke
Shih-Tzu
toy spaniel
English toy spaniel
Blenheim spaniel
King Charles spaniel
papillon
toy terrier
hunting dog
courser
Rhodesian ridgeback
hound, hound dog
Afghan hound, Afghan
basset, basset hound
beagle
bloodhound, sleuthhound
bluetick
boarhound
coonhound
coondog
black-and-tan coonhound
dachshund, dachsie, badger dog
sausage dog, sausage hound
foxhound
American foxhound
Walker hound, Walker foxhound
English foxhound
harrier
Plott hound
redbone
wolfhound
borzoi, Russian wolfhound
Irish wolfhound
greyhound
Italian greyhound
whippet
Ibizan hound, Ibizan Podenco
Norwegian elkhound, elkhound
otterhound, otter hound
Saluki, gazelle hound
Scottish deerhound, deerhound
staghound
Weimaraner
terrier
bullterrier, bull terrier
Staffordshire bullterrier, Staffordshire bull terrier
American Staffordshire terrier, Staffordshire terrier, American pit bull terrier, pit bull terrier
Bedlington terrier
Border terrier
Kerry blue terrier
Irish terrier
Norfolk terrier
Norwich terrier
Yorkshire terrier
rat terrier, ratter
Manchester terrier, black-and-tan terrier
toy Manchester, toy Manchester terrier
fox terrier
smooth-haired fox terrier
wire-haired fox terrier
wirehair, wirehaired terrier, wire-haired terrier
Lakeland terrier
Welsh terrier
Sealyham terrier, Sealyham
Airedale, Airedale terrier
cairn, cairn terrier
Australian terrier
Dandie Dinmont, Dandie Dinmont terrier
Boston bull, Boston terrier
schnauzer
miniature schnauzer
giant schnauzer
standard schnauzer
Scotch terrier, Scottish terrier, Scottie
Tibetan terrier, chrysanthemum dog
silky terrier, Sydney silky
Skye terrier
Clydesdale terrier
soft-coated wheaten terrier
West Highland white terrier
Lhasa, Lhasa apso
sporting dog, gun dog
bird dog
water dog
retriever
flat-coated retriever
curly-coated retriever
golden retriever
Labrador retriever
Chesapeake Bay retriever
pointer, Spanish pointer
German short-haired pointer
setter
vizsla, Hungarian pointer
English setter
Irish setter, red setter
Gordon setter
spaniel
Brittany spaniel
clumber, clumber spaniel
field spaniel
springer spaniel, springer
English springer, English springer spaniel
Welsh springer spaniel
cocker spaniel, English cocker spaniel, cocker
Sussex spaniel
water spaniel
American water spaniel
Irish water spaniel
griffon, wire-haired pointing griffon
working dog
watchdog, guard dog
kuvasz
attack dog
housedog
schipperke
shepherd dog, sheepdog, sheep dog
Belgian sheepdog, Belgian shepherd
groenendael
malinois
briard
kelpie
komondor
Old English sheepdog, bobtail
Shetland sheepdog, Shetland sheep dog, Shetland
collie
Border collie
Bouvier des Flandres, Bouviers des Flandres
Rottweiler
German shepherd, German shepherd dog, German police dog, alsatian
police dog
pinscher
Doberman, Doberman pinscher
miniature pinscher
Sennenhunde
Greater Swiss Mountain dog
Bernese mountain dog
Appenzeller
EntleBucher
boxer
mastiff
bull mastiff
Tibetan mastiff
bulldog, English bulldog
French bulldog
Great Dane
guide dog
Seeing Eye dog
hearing dog
Saint Bernard, St Bernard
seizure-alert dog
sled dog, sledge dog
Eskimo dog, husky
malamute, malemute, Alaskan malamute
Siberian husky
dalmatian, coach dog, carriage dog
liver-spotted dalmatian
affenpinscher, monkey pinscher, monkey dog
basenji
pug, pug-dog
Leonberg
Newfoundland, Newfoundland dog
Great Pyrenees
spitz
Samoyed, Samoyede
Pomeranian
chow, chow chow
keeshond
griffon, Brussels griffon, Belgian griffon
Brabancon griffon
corgi, Welsh corgi
Pembroke, Pembroke Welsh corgi
Cardigan, Cardigan Welsh corgi
poodle, poodle dog
toy poodle
miniature poodle
standard poodle
large poodle
Mexican hairless
wolf
timber wolf, grey wolf, gray wolf, Canis lupus
white wolf, Arctic wolf, Canis lupus tundrarum
red wolf, maned wolf, Canis rufus, Canis niger
coyote, prairie wolf, brush wolf, Canis latrans
coydog
jackal, Canis aureus
wild dog
dingo, warrigal, warragal, Canis dingo
dhole, Cuon alpinus
crab-eating dog, crab-eating fox, Dusicyon cancrivorus
raccoon dog, Nyctereutes procyonides
African hunting dog, hyena dog, Cape hunting dog, Lycaon pictus
hyena, hyaena
striped hyena, Hyaena hyaena
brown hyena, strand wolf, Hyaena brunnea
spotted hyena, laughing hyena, Crocuta crocuta
aardwolf, Proteles cristata
fox
vixen
Reynard
red fox, Vulpes vulpes
black fox
silver fox
red fox, Vulpes fulva
kit fox, prairie fox, Vulpes velox
kit fox, Vulpes macrotis
Arctic fox, white fox, Alopex lagopus
blue fox
grey fox, gray fox, Urocyon cinereoargenteus
feline, felid
cat, true cat
domestic cat, house cat, Felis domesticus, Felis catus
kitty, kitty-cat, puss, pussy, pussycat
mouser
alley cat
stray
tom, tomcat
gib
tabby, queen
kitten, kitty
tabby, tabby cat
tiger cat
tortoiseshell, tortoiseshell-cat, calico cat
Persian cat
Angora, Angora cat
Siamese cat, Siamese
blue point Siamese
Burmese cat
Egyptian cat
Maltese, Maltese cat
Abyssinian, Abyssinian cat
Manx, Manx cat
wildcat
sand cat
European wildcat, catamountain, Felis silvestris
cougar, puma, catamount, mountain lion, painter, panther, Felis concolor
ocelot, panther cat, Felis pardalis
jaguarundi, jaguarundi cat, jaguarondi, eyra, Felis yagouaroundi
kaffir cat, caffer cat, Felis ocreata
jungle cat, Felis chaus
serval, Felis serval
leopard cat, Felis bengalensis
margay, margay cat, Felis wiedi
manul, Pallas's cat, Felis manul
lynx, catamount
common lynx, Lynx lynx
Canada lynx, Lynx canadensis
bobcat, bay lynx, Lynx rufus
spotted lynx, Lynx pardina
caracal, desert lynx, Lynx caracal
big cat, cat
leopard, Panthera pardus
leopardess
panther
snow leopard, ounce, Panthera uncia
jaguar, panther, Panthera onca, Felis onca
lion, king of beasts, Panthera leo
lioness
lionet
tiger, Panthera tigris
Bengal tiger
tigress
liger
tiglon, tigon
cheetah, chetah, Acinonyx jubatus
saber-toothed tiger, sabertooth
Smiledon californicus
bear
brown bear, bruin, Ursus arctos
bruin
Syrian bear, Ursus arctos syriacus
grizzly, grizzly bear, silvertip, silver-tip, Ursus horribilis, Ursus arctos horribilis
Alaskan brown bear, Kodiak bear, Kodiak, Ursus middendorffi, Ursus arctos middendorffi
American black bear, black bear, Ursus americanus, Euarctos americanus
cinnamon bear
Asiatic black bear, black bear, Ursus thibetanus, Selenarctos thibetanus
ice bear, polar bear, Ursus Maritimus, Thalarctos maritimus
sloth bear, Melursus ursinus, Ursus ursinus
viverrine, viverrine mammal
civet, civet cat
large civet, Viverra zibetha
small civet, Viverricula indica, Viverricula malaccensis
binturong, bearcat, Arctictis bintourong
Cryptoprocta, genus Cryptoprocta
fossa, fossa cat, Cryptoprocta ferox
fanaloka, Fossa fossa
genet, Genetta genetta
banded palm civet, Hemigalus hardwickii
mongoose
Indian mongoose, Herpestes nyula
ichneumon, Herpestes ichneumon
palm cat, palm civet
meerkat, mierkat
slender-tailed meerkat, Suricata suricatta
suricate, Suricata tetradactyla
bat, chiropteran
fruit bat, megabat
flying fox
Pteropus capestratus
Pteropus hypomelanus
harpy, harpy bat, tube-nosed bat, tube-nosed fruit bat
Cynopterus sphinx
carnivorous bat, microbat
mouse-eared bat
leafnose bat, leaf-nosed bat
macrotus, Macrotus californicus
spearnose bat
Phyllostomus hastatus
hognose bat, Choeronycteris mexicana
horseshoe bat
horseshoe bat
orange bat, orange horseshoe bat, Rhinonicteris aurantius
false vampire, false vampire bat
big-eared bat, Megaderma lyra
vespertilian bat, vespertilionid
frosted bat, Vespertilio murinus
red bat, Lasiurus borealis
brown bat
little brown bat, little brown myotis, Myotis leucifugus
cave myotis, Myotis velifer
big brown bat, Eptesicus fuscus
serotine, European brown bat, Eptesicus serotinus
pallid bat, cave bat, Antrozous pallidus
pipistrelle, pipistrel, Pipistrellus pipistrellus
eastern pipistrel, Pipistrellus subflavus
jackass bat, spotted bat, Euderma maculata
long-eared bat
western big-eared bat, Plecotus townsendi
freetail, free-tailed bat, freetailed bat
guano bat, Mexican freetail bat, Tadarida brasiliensis
pocketed bat, pocketed freetail bat, Tadirida femorosacca
mastiff bat
vampire bat, true vampire bat
Desmodus rotundus
hairy-legged vampire bat, Diphylla ecaudata
predator, predatory animal
prey, quarry
game
big game
game bird
fossorial mammal
tetrapod
quadruped
hexapod
biped
insect
social insect
holometabola, metabola
defoliator
pollinator
gallfly
scorpion fly
hanging fly
collembolan, springtail
beetle
tiger beetle
ladybug, ladybeetle, lady beetle, ladybird, ladybird beetle
two-spotted ladybug, Adalia bipunctata
Mexican bean beetle, bean beetle, Epilachna varivestis
Hippodamia convergens
vedalia, Rodolia cardinalis
ground beetle, carabid beetle
bombardier beetle
calosoma
searcher, searcher beetle, Calosoma scrutator
firefly, lightning bug
glowworm
long-horned beetle, longicorn, longicorn beetle
sawyer, sawyer beetle
pine sawyer
leaf beetle, chrysomelid
flea beetle
Colorado potato beetle, Colorado beetle, potato bug, potato beetle, Leptinotarsa decemlineata
carpet beetle, carpet bug
buffalo carpet beetle, Anthrenus scrophulariae
black carpet beetle
clerid beetle, clerid
bee beetle
lamellicorn beetle
scarabaeid beetle, scarabaeid, scarabaean
dung beetle
scarab, scarabaeus, Scarabaeus sacer
tumblebug
dorbeetle
June beetle, June bug, May bug, May beetle
green June beetle, figeater
Japanese beetle, Popillia japonica
Oriental beetle, Asiatic beetle, Anomala orientalis
rhinoceros beetle
melolonthid beetle
cockchafer, May bug, May beetle, Melolontha melolontha
rose chafer, rose bug, Macrodactylus subspinosus
rose chafer, rose beetle, Cetonia aurata
stag beetle
elaterid beetle, elater, elaterid
click beetle, skipjack, snapping beetle
firefly, fire beetle, Pyrophorus noctiluca
wireworm
water beetle
whirligig beetle
deathwatch beetle, deathwatch, Xestobium rufovillosum
weevil
snout beetle
boll weevil, Anthonomus grandis
blister beetle, meloid
oil beetle
Spanish fly
Dutch-elm beetle, Scolytus multistriatus
bark beetle
spruce bark beetle, Dendroctonus rufipennis
rove beetle
darkling beetle, darkling groung beetle, tenebrionid
mealworm
flour beetle, flour weevil
seed beetle, seed weevil
pea weevil, Bruchus pisorum
bean weevil, Acanthoscelides obtectus
rice weevil, black weevil, Sitophylus oryzae
Asian longhorned beetle, Anoplophora glabripennis
web spinner
louse, sucking louse
common louse, Pediculus humanus
head louse, Pediculus capitis
body louse, cootie, Pediculus corporis
crab louse, pubic louse, crab, Phthirius pubis
bird louse, biting louse, louse
flea
Pulex irritans
dog flea, Ctenocephalides canis
cat flea, Ctenocephalides felis
chigoe, chigger, chigoe flea, Tunga penetrans
sticktight, sticktight flea, Echidnophaga gallinacea
dipterous insect, two-winged insects, dipteran, dipteron
gall midge, gallfly, gall gnat
Hessian fly, Mayetiola destructor
fly
housefly, house fly, Musca domestica
tsetse fly, tsetse, tzetze fly, tzetze, glossina
blowfly, blow fly
bluebottle, Calliphora vicina
greenbottle, greenbottle fly
flesh fly, Sarcophaga carnaria
tachina fly
gadfly
botfly
human botfly, Dermatobia hominis
sheep botfly, sheep gadfly, Oestrus ovis
warble fly
horsefly, cleg, clegg, horse fly
bee fly
robber fly, bee killer
fruit fly, pomace fly
apple maggot, railroad worm, Rhagoletis pomonella
Mediterranean fruit fly, medfly, Ceratitis capitata
drosophila, Drosophila melanogaster
vinegar fly
leaf miner, leaf-miner
louse fly, hippoboscid
horse tick, horsefly, Hippobosca equina
sheep ked, sheep-tick, sheep tick, Melophagus Ovinus
horn fly, Haematobia irritans
mosquito
wiggler, wriggler
gnat
yellow-fever mosquito, Aedes aegypti
Asian tiger mosquito, Aedes albopictus
anopheline
malarial mosquito, malaria mosquito
common mosquito, Culex pipiens
Culex quinquefasciatus, Culex fatigans
gnat
punkie, punky, punkey, no-see-um, biting midge
midge
fungus gnat
psychodid
sand fly, sandfly, Phlebotomus papatasii
fungus gnat, sciara, sciarid
armyworm
crane fly, daddy longlegs
blackfly, black fly, buffalo gnat
hymenopterous insect, hymenopteran, hymenopteron, hymenopter
bee
drone
queen bee
worker
soldier
worker bee
honeybee, Apis mellifera
Africanized bee, Africanized honey bee, killer bee, Apis mellifera scutellata, Apis mellifera adansonii
black bee, German bee
Carniolan bee
Italian bee
carpenter bee
bumblebee, humblebee
cuckoo-bumblebee
andrena, andrenid, mining bee
Nomia melanderi, alkali bee
leaf-cutting bee, leaf-cutter, leaf-cutter bee
mason bee
potter bee
wasp
vespid, vespid wasp
paper wasp
hornet
giant hornet, Vespa crabro
common wasp, Vespula vulgaris
bald-faced hornet, white-faced hornet, Vespula maculata
yellow jacket, yellow hornet, Vespula maculifrons
Polistes annularis
mason wasp
potter wasp
Mutillidae, family Mutillidae
velvet ant
sphecoid wasp, sphecoid
mason wasp
digger wasp
cicada killer, Sphecius speciosis
mud dauber
gall wasp, gallfly, cynipid wasp, cynipid gall wasp
chalcid fly, chalcidfly, chalcid, chalcid wasp
strawworm, jointworm
chalcis fly
ichneumon fly
sawfly
birch leaf miner, Fenusa pusilla
ant, emmet, pismire
pharaoh ant, pharaoh's ant, Monomorium pharaonis
little black ant, Monomorium minimum
army ant, driver ant, legionary ant
carpenter ant
fire ant
wood ant, Formica rufa
slave ant
Formica fusca
slave-making ant, slave-maker
sanguinary ant, Formica sanguinea
bulldog ant
Amazon ant, Polyergus rufescens
termite, white ant
dry-wood termite
Reticulitermes lucifugus
Mastotermes darwiniensis
Mastotermes electrodominicus
powder-post termite, Cryptotermes brevis
orthopterous insect, orthopteron, orthopteran
grasshopper, hopper
short-horned grasshopper, acridid
locust
migratory locust, Locusta migratoria
migratory grasshopper
long-horned grasshopper, tettigoniid
katydid
mormon cricket, Anabrus simplex
sand cricket, Jerusalem cricket, Stenopelmatus fuscus
cricket
mole cricket
European house cricket, Acheta domestica
field cricket, Acheta assimilis
tree cricket
snowy tree cricket, Oecanthus fultoni
phasmid, phasmid insect
walking stick, walkingstick, stick insect
diapheromera, Diapheromera femorata
walking leaf, leaf insect
cockroach, roach
oriental cockroach, oriental roach, Asiatic cockroach, blackbeetle, Blatta orientalis
American cockroach, Periplaneta americana
Australian cockroach, Periplaneta australasiae
German cockroach, Croton bug, crotonbug, water bug, Blattella germanica
giant cockroach
mantis, mantid
praying mantis, praying mantid, Mantis religioso
bug
hemipterous insect, bug, hemipteran, hemipteron
leaf bug, plant bug
mirid bug, mirid, capsid
four-lined plant bug, four-lined leaf bug, Poecilocapsus lineatus
lygus bug
tarnished plant bug, Lygus lineolaris
lace bug
lygaeid, lygaeid bug
chinch bug, Blissus leucopterus
coreid bug, coreid
squash bug, Anasa tristis
leaf-footed bug, leaf-foot bug
bedbug, bed bug, chinch, Cimex lectularius
backswimmer, Notonecta undulata
true bug
heteropterous insect
water bug
giant water bug
water scorpion
water boatman, boat bug
water strider, pond-skater, water skater
common pond-skater, Gerris lacustris
assassin bug, reduviid
conenose, cone-nosed bug, conenose bug, big bedbug, kissing bug
wheel bug, Arilus cristatus
firebug
cotton stainer
homopterous insect, homopteran
whitefly
citrus whitefly, Dialeurodes citri
greenhouse whitefly, Trialeurodes vaporariorum
sweet-potato whitefly
superbug, Bemisia tabaci, poinsettia strain
cotton strain
coccid insect
scale insect
soft scale
brown soft scale, Coccus hesperidum
armored scale
San Jose scale, Aspidiotus perniciosus
cochineal insect, cochineal, Dactylopius coccus
mealybug, mealy bug
citrophilous mealybug, citrophilus mealybug, Pseudococcus fragilis
Comstock mealybug, Comstock's mealybug, Pseudococcus comstocki
citrus mealybug, Planococcus citri
plant louse, louse
aphid
apple aphid, green apple aphid, Aphis pomi
blackfly, bean aphid, Aphis fabae
greenfly
green peach aphid
ant cow
woolly aphid, woolly plant louse
woolly apple aphid, American blight, Eriosoma lanigerum
woolly alder aphid, Prociphilus tessellatus
adelgid
balsam woolly aphid, Adelges piceae
spruce gall aphid, Adelges abietis
woolly adelgid
jumping plant louse, psylla, psyllid
cicada, cicala
dog-day cicada, harvest fly
seventeen-year locust, periodical cicada, Magicicada septendecim
spittle insect, spittlebug
froghopper
meadow spittlebug, Philaenus spumarius
pine spittlebug
Saratoga spittlebug, Aphrophora saratogensis
leafhopper
plant hopper, planthopper
treehopper
lantern fly, lantern-fly
psocopterous insect
psocid
bark-louse, bark louse
booklouse, book louse, deathwatch, Liposcelis divinatorius
common booklouse, Trogium pulsatorium
ephemerid, ephemeropteran
mayfly, dayfly, shadfly
stonefly, stone fly, plecopteran
neuropteron, neuropteran, neuropterous insect
ant lion, antlion, antlion fly
doodlebug, ant lion, antlion
lacewing, lacewing fly
aphid lion, aphis lion
green lacewing, chrysopid, stink fly
brown lacewing, hemerobiid, hemerobiid fly
dobson, dobsonfly, dobson fly, Corydalus cornutus
hellgrammiate, dobson
fish fly, fish-fly
alderfly, alder fly, Sialis lutaria
snakefly
mantispid
odonate
dragonfly, darning needle, devil's darning needle, sewing needle, snake feeder, snake doctor, mosquito hawk, skeeter hawk
damselfly
trichopterous insect, trichopteran, trichopteron
caddis fly, caddis-fly, caddice fly, caddice-fly
caseworm
caddisworm, strawworm
thysanuran insect, thysanuron
bristletail
silverfish, Lepisma saccharina
firebrat, Thermobia domestica
jumping bristletail, machilid
thysanopter, thysanopteron, thysanopterous insect
thrips, thrip, thripid
tobacco thrips, Frankliniella fusca
onion thrips, onion louse, Thrips tobaci
earwig
common European earwig, Forficula auricularia
lepidopterous insect, lepidopteron, lepidopteran
butterfly
nymphalid, nymphalid butterfly, brush-footed butterfly, four-footed butterfly
mourning cloak, mourning cloak butterfly, Camberwell beauty, Nymphalis antiopa
tortoiseshell, tortoiseshell butterfly
painted beauty, Vanessa virginiensis
admiral
red admiral, Vanessa atalanta
white admiral, Limenitis camilla
banded purple, white admiral, Limenitis arthemis
red-spotted purple, Limenitis astyanax
viceroy, Limenitis archippus
anglewing
ringlet, ringlet butterfly
comma, comma butterfly, Polygonia comma
fritillary
silverspot
emperor butterfly, emperor
purple emperor, Apatura iris
peacock, peacock butterfly, Inachis io
danaid, danaid butterfly
monarch, monarch butterfly, milkweed butterfly, Danaus plexippus
pierid, pierid butterfly
cabbage butterfly
small white, Pieris rapae
large white, Pieris brassicae
southern cabbage butterfly, Pieris protodice
sulphur butterfly, sulfur butterfly
lycaenid, lycaenid butterfly
blue
copper
American copper, Lycaena hypophlaeas
hairstreak, hairstreak butterfly
Strymon melinus
moth
moth miller, miller
tortricid, tortricid moth
leaf roller, leaf-roller
tea tortrix, tortrix, Homona coffearia
orange tortrix, tortrix, Argyrotaenia citrana
codling moth, codlin moth, Carpocapsa pomonella
lymantriid, tussock moth
tussock caterpillar
gypsy moth, gipsy moth, Lymantria dispar
browntail, brown-tail moth, Euproctis phaeorrhoea
gold-tail moth, Euproctis chrysorrhoea
geometrid, geometrid moth
Paleacrita vernata
Alsophila pometaria
cankerworm
spring cankerworm
fall cankerworm
measuring worm, inchworm, looper
pyralid, pyralid moth
bee moth, wax moth, Galleria mellonella
corn borer, European corn borer moth, corn borer moth, Pyrausta nubilalis
Mediterranean flour moth, Anagasta kuehniella
tobacco moth, cacao moth, Ephestia elutella
almond moth, fig moth, Cadra cautella
raisin moth, Cadra figulilella
tineoid, tineoid moth
tineid, tineid moth
clothes moth
casemaking clothes moth, Tinea pellionella
webbing clothes moth, webbing moth, Tineola bisselliella
carpet moth, tapestry moth, Trichophaga tapetzella
gelechiid, gelechiid moth
grain moth
angoumois moth, angoumois grain moth, Sitotroga cerealella
potato moth, potato tuber moth, splitworm, Phthorimaea operculella
potato tuberworm, Phthorimaea operculella
noctuid moth, noctuid, owlet moth
cutworm
underwing
red underwing, Catocala nupta
antler moth, Cerapteryx graminis
heliothis moth, Heliothis zia
army cutworm, Chorizagrotis auxiliaris
armyworm, Pseudaletia unipuncta
armyworm, army worm, Pseudaletia unipuncta
Spodoptera exigua
beet armyworm, Spodoptera exigua
Spodoptera frugiperda
fall armyworm, Spodoptera frugiperda
hawkmoth, hawk moth, sphingid, sphinx moth, hummingbird moth
Manduca sexta
tobacco hornworm, tomato worm, Manduca sexta
Manduca quinquemaculata
tomato hornworm, potato worm, Manduca quinquemaculata
death's-head moth, Acherontia atropos
bombycid, bombycid moth, silkworm moth
domestic silkworm moth, domesticated silkworm moth, Bombyx mori
silkworm
saturniid, saturniid moth
emperor, emperor moth, Saturnia pavonia
imperial moth, Eacles imperialis
giant silkworm moth, silkworm moth
silkworm, giant silkworm, wild wilkworm
luna moth, Actias luna
cecropia, cecropia moth, Hyalophora cecropia
cynthia moth, Samia cynthia, Samia walkeri
ailanthus silkworm, Samia cynthia
io moth, Automeris io
polyphemus moth, Antheraea polyphemus
pernyi moth, Antheraea pernyi
tussah, tusseh, tussur, tussore, tusser, Antheraea mylitta
atlas moth, Atticus atlas
arctiid, arctiid moth
tiger moth
cinnabar, cinnabar moth, Callimorpha jacobeae
lasiocampid, lasiocampid moth
eggar, egger
tent-caterpillar moth, Malacosoma americana
tent caterpillar
tent-caterpillar moth, Malacosoma disstria
forest tent caterpillar, Malacosoma disstria
lappet, lappet moth
lappet caterpillar
webworm
webworm moth
Hyphantria cunea
fall webworm, Hyphantria cunea
garden webworm, Loxostege similalis
instar
caterpillar
corn borer, Pyrausta nubilalis
bollworm
pink bollworm, Gelechia gossypiella
corn earworm, cotton bollworm, tomato fruitworm, tobacco budworm, vetchworm, Heliothis zia
cabbageworm, Pieris rapae
woolly bear, woolly bear caterpillar
woolly bear moth
larva
nymph
leptocephalus
grub
maggot
leatherjacket
pupa)",
R"(chrysalis
imago
queen
phoronid
bryozoan, polyzoan, sea mat, sea moss, moss animal
brachiopod, lamp shell, lampshell
peanut worm, sipunculid
echinoderm
starfish, sea star
brittle star, brittle-star, serpent star
basket star, basket fish
Astrophyton muricatum
sea urchin
edible sea urchin, Echinus esculentus
sand dollar
heart urchin
crinoid
sea lily
feather star, comatulid
sea cucumber, holothurian
trepang, Holothuria edulis
Duplicidentata
lagomorph, gnawing mammal
leporid, leporid mammal
rabbit, coney, cony
rabbit ears
lapin
bunny, bunny rabbit
European rabbit, Old World rabbit, Oryctolagus cuniculus
wood rabbit, cottontail, cottontail rabbit
eastern cottontail, Sylvilagus floridanus
swamp rabbit, canecutter, swamp hare, Sylvilagus aquaticus
marsh hare, swamp rabbit, Sylvilagus palustris
hare
leveret
European hare, Lepus europaeus
jackrabbit
white-tailed jackrabbit, whitetail jackrabbit, Lepus townsendi
blacktail jackrabbit, Lepus californicus
polar hare, Arctic hare, Lepus arcticus
snowshoe hare, snowshoe rabbit, varying hare, Lepus americanus
Belgian hare, leporide
Angora, Angora rabbit
pika, mouse hare, rock rabbit, coney, cony
little chief hare, Ochotona princeps
collared pika, Ochotona collaris
rodent, gnawer
mouse
rat
pocket rat
murine
house mouse, Mus musculus
harvest mouse, Micromyx minutus
field mouse, fieldmouse
nude mouse
European wood mouse, Apodemus sylvaticus
brown rat, Norway rat, Rattus norvegicus
wharf rat
sewer rat
black rat, roof rat, Rattus rattus
bandicoot rat, mole rat
jerboa rat
kangaroo mouse
water rat
beaver rat
New World mouse
American harvest mouse, harvest mouse
wood mouse
white-footed mouse, vesper mouse, Peromyscus leucopus
deer mouse, Peromyscus maniculatus
cactus mouse, Peromyscus eremicus
cotton mouse, Peromyscus gossypinus
pygmy mouse, Baiomys taylori
grasshopper mouse
muskrat, musquash, Ondatra zibethica
round-tailed muskrat, Florida water rat, Neofiber alleni
cotton rat, Sigmodon hispidus
wood rat, wood-rat
dusky-footed wood rat
vole, field mouse
packrat, pack rat, trade rat, bushytail woodrat, Neotoma cinerea
dusky-footed woodrat, Neotoma fuscipes
eastern woodrat, Neotoma floridana
rice rat, Oryzomys palustris
pine vole, pine mouse, Pitymys pinetorum
meadow vole, meadow mouse, Microtus pennsylvaticus
water vole, Richardson vole, Microtus richardsoni
prairie vole, Microtus ochrogaster
water vole, water rat, Arvicola amphibius
red-backed mouse, redback vole
phenacomys
hamster
Eurasian hamster, Cricetus cricetus
golden hamster, Syrian hamster, Mesocricetus auratus
gerbil, gerbille
jird
tamarisk gerbil, Meriones unguiculatus
sand rat, Meriones longifrons
lemming
European lemming, Lemmus lemmus
brown lemming, Lemmus trimucronatus
grey lemming, gray lemming, red-backed lemming
pied lemming
Hudson bay collared lemming, Dicrostonyx hudsonius
southern bog lemming, Synaptomys cooperi
northern bog lemming, Synaptomys borealis
porcupine, hedgehog
Old World porcupine
brush-tailed porcupine, brush-tail porcupine
long-tailed porcupine, Trichys lipura
New World porcupine
Canada porcupine, Erethizon dorsatum
pocket mouse
silky pocket mouse, Perognathus flavus
plains pocket mouse, Perognathus flavescens
hispid pocket mouse, Perognathus hispidus
Mexican pocket mouse, Liomys irroratus
kangaroo rat, desert rat, Dipodomys phillipsii
Ord kangaroo rat, Dipodomys ordi
kangaroo mouse, dwarf pocket rat
jumping mouse
meadow jumping mouse, Zapus hudsonius
jerboa
typical jerboa
Jaculus jaculus
dormouse
loir, Glis glis
hazel mouse, Muscardinus avellanarius
lerot
gopher, pocket gopher, pouched rat
plains pocket gopher, Geomys bursarius
southeastern pocket gopher, Geomys pinetis
valley pocket gopher, Thomomys bottae
northern pocket gopher, Thomomys talpoides
squirrel
tree squirrel
eastern grey squirrel, eastern gray squirrel, cat squirrel, Sciurus carolinensis
western grey squirrel, western gray squirrel, Sciurus griseus
fox squirrel, eastern fox squirrel, Sciurus niger
black squirrel
red squirrel, cat squirrel, Sciurus vulgaris
American red squirrel, spruce squirrel, red squirrel, Sciurus hudsonicus, Tamiasciurus hudsonicus
chickeree, Douglas squirrel, Tamiasciurus douglasi
antelope squirrel, whitetail antelope squirrel, antelope chipmunk, Citellus leucurus
ground squirrel, gopher, spermophile
mantled ground squirrel, Citellus lateralis
suslik, souslik, Citellus citellus
flickertail, Richardson ground squirrel, Citellus richardsoni
rock squirrel, Citellus variegatus
Arctic ground squirrel, parka squirrel, Citellus parryi
prairie dog, prairie marmot
blacktail prairie dog, Cynomys ludovicianus
whitetail prairie dog, Cynomys gunnisoni
eastern chipmunk, hackee, striped squirrel, ground squirrel, Tamias striatus
chipmunk
baronduki, baranduki, barunduki, burunduki, Eutamius asiaticus, Eutamius sibiricus
American flying squirrel
southern flying squirrel, Glaucomys volans
northern flying squirrel, Glaucomys sabrinus
marmot
groundhog, woodchuck, Marmota monax
hoary marmot, whistler, whistling marmot, Marmota caligata
yellowbelly marmot, rockchuck, Marmota flaviventris
Asiatic flying squirrel
beaver
Old World beaver, Castor fiber
New World beaver, Castor canadensis
mountain beaver, sewellel, Aplodontia rufa
cavy
guinea pig, Cavia cobaya
aperea, wild cavy, Cavia porcellus
mara, Dolichotis patagonum
capybara, capibara, Hydrochoerus hydrochaeris
agouti, Dasyprocta aguti
paca, Cuniculus paca
mountain paca
coypu, nutria, Myocastor coypus
chinchilla, Chinchilla laniger
mountain chinchilla, mountain viscacha
viscacha, chinchillon, Lagostomus maximus
abrocome, chinchilla rat, rat chinchilla
mole rat
mole rat
sand rat
naked mole rat
queen, queen mole rat
Damaraland mole rat
Ungulata
ungulate, hoofed mammal
unguiculate, unguiculate mammal
dinoceras, uintathere
hyrax, coney, cony, dassie, das
rock hyrax, rock rabbit, Procavia capensis
odd-toed ungulate, perissodactyl, perissodactyl mammal
equine, equid
horse, Equus caballus
roan
stablemate, stable companion
gee-gee
eohippus, dawn horse
foal
filly
colt
male horse
ridgeling, ridgling, ridgel, ridgil
stallion, entire
stud, studhorse
gelding
mare, female horse
broodmare, stud mare
saddle horse, riding horse, mount
remount
palfrey
warhorse
cavalry horse
charger, courser
steed
prancer
hack
cow pony
quarter horse
Morgan
Tennessee walker, Tennessee walking horse, Walking horse, Plantation walking horse
American saddle horse
Appaloosa
Arabian, Arab
Lippizan, Lipizzan, Lippizaner
pony
polo pony
mustang
bronco, bronc, broncho
bucking bronco
buckskin
crowbait, crow-bait
dun
grey, gray
wild horse
tarpan, Equus caballus gomelini
Przewalski's horse, Przevalski's horse, Equus caballus przewalskii, Equus caballus przevalskii
cayuse, Indian pony
hack
hack, jade, nag, plug
plow horse, plough horse
pony
Shetland pony
Welsh pony
Exmoor
racehorse, race horse, bangtail
thoroughbred
steeplechaser
racer
finisher
pony
yearling
dark horse
mudder
nonstarter
stalking-horse
harness horse
cob
hackney
workhorse
draft horse, draught horse, dray horse
packhorse
carthorse, cart horse, drayhorse
Clydesdale
Percheron
farm horse, dobbin
shire, shire horse
pole horse, poler
post horse, post-horse, poster
coach horse
pacer
pacer, pacemaker, pacesetter
trotting horse, trotter
pole horse
stepper, high stepper
chestnut
liver chestnut
bay
sorrel
palomino
pinto
ass
domestic ass, donkey, Equus asinus
burro
moke
jack, jackass
jennet, jenny, jenny ass
mule
hinny
wild ass
African wild ass, Equus asinus
kiang, Equus kiang
onager, Equus hemionus
chigetai, dziggetai, Equus hemionus hemionus
zebra
common zebra, Burchell's zebra, Equus Burchelli
mountain zebra, Equus zebra zebra
grevy's zebra, Equus grevyi
quagga, Equus quagga
rhinoceros, rhino
Indian rhinoceros, Rhinoceros unicornis
woolly rhinoceros, Rhinoceros antiquitatis
white rhinoceros, Ceratotherium simum, Diceros simus
black rhinoceros, Diceros bicornis
tapir
New World tapir, Tapirus terrestris
Malayan tapir, Indian tapir, Tapirus indicus
even-toed ungulate, artiodactyl, artiodactyl mammal
swine
hog, pig, grunter, squealer, Sus scrofa
piglet, piggy, shoat, shote
sucking pig
porker
boar
sow
razorback, razorback hog, razorbacked hog
wild boar, boar, Sus scrofa
babirusa, babiroussa, babirussa, Babyrousa Babyrussa
warthog
peccary, musk hog
collared peccary, javelina, Tayassu angulatus, Tayassu tajacu, Peccari angulatus
white-lipped peccary, Tayassu pecari
hippopotamus, hippo, river horse, Hippopotamus amphibius
ruminant
bovid
bovine
ox, wild ox
cattle, cows, kine, oxen, Bos taurus
ox
stirk
bullock, steer
bull
cow, moo-cow
heifer
bullock
dogie, dogy, leppy
maverick
beef, beef cattle
longhorn, Texas longhorn
Brahman, Brahma, Brahmin, Bos indicus
zebu
aurochs, urus, Bos primigenius
yak, Bos grunniens
banteng, banting, tsine, Bos banteng
Welsh, Welsh Black
red poll
Santa Gertrudis
Aberdeen Angus, Angus, black Angus
Africander
dairy cattle, dairy cow, milch cow, milk cow, milcher, milker
Ayrshire
Brown Swiss
Charolais
Jersey
Devon
grade
Durham, shorthorn
milking shorthorn
Galloway
Friesian, Holstein, Holstein-Friesian
Guernsey
Hereford, whiteface
cattalo, beefalo
Old World buffalo, buffalo
water buffalo, water ox, Asiatic buffalo, Bubalus bubalis
Indian buffalo
carabao
anoa, dwarf buffalo, Anoa depressicornis
tamarau, tamarao, Bubalus mindorensis, Anoa mindorensis
Cape buffalo, Synercus caffer
Asian wild ox
gaur, Bibos gaurus
gayal, mithan, Bibos frontalis
bison
American bison, American buffalo, buffalo, Bison bison
wisent, aurochs, Bison bonasus
musk ox, musk sheep, Ovibos moschatus
sheep
ewe
ram, tup
wether
lamb
lambkin
baa-lamb
hog, hogget, hogg
teg
Persian lamb
black sheep
domestic sheep, Ovis aries
Cotswold
Hampshire, Hampshire down
Lincoln
Exmoor
Cheviot
broadtail, caracul, karakul
longwool
merino, merino sheep
Rambouillet
wild sheep
argali, argal, Ovis ammon
Marco Polo sheep, Marco Polo's sheep, Ovis poli
urial, Ovis vignei
Dall sheep, Dall's sheep, white sheep, Ovis montana dalli
mountain sheep
bighorn, bighorn sheep, cimarron, Rocky Mountain bighorn, Rocky Mountain sheep, Ovis canadensis
mouflon, moufflon, Ovis musimon
aoudad, arui, audad, Barbary sheep, maned sheep, Ammotragus lervia
goat, caprine animal
kid
billy, billy goat, he-goat
nanny, nanny-goat, she-goat
domestic goat, Capra hircus
Cashmere goat, Kashmir goat
Angora, Angora goat
wild goat
bezoar goat, pasang, Capra aegagrus
markhor, markhoor, Capra falconeri
ibex, Capra ibex
goat antelope
mountain goat, Rocky Mountain goat, Oreamnos americanus
goral, Naemorhedus goral
serow
chamois, Rupicapra rupicapra
takin, gnu goat, Budorcas taxicolor
antelope
blackbuck, black buck, Antilope cervicapra
gerenuk, Litocranius walleri
addax, Addax nasomaculatus
gnu, wildebeest
dik-dik
hartebeest
sassaby, topi, Damaliscus lunatus
impala, Aepyceros melampus
gazelle
Thomson's gazelle, Gazella thomsoni
Gazella subgutturosa
springbok, springbuck, Antidorcas marsupialis, Antidorcas euchore
bongo, Tragelaphus eurycerus, Boocercus eurycerus
kudu, koodoo, koudou
greater kudu, Tragelaphus strepsiceros
lesser kudu, Tragelaphus imberbis
harnessed antelope
nyala, Tragelaphus angasi
mountain nyala, Tragelaphus buxtoni
bushbuck, guib, Tragelaphus scriptus
nilgai, nylghai, nylghau, blue bull, Boselaphus tragocamelus
sable antelope, Hippotragus niger
saiga, Saiga tatarica
steenbok, steinbok, Raphicerus campestris
eland
common eland, Taurotragus oryx
giant eland, Taurotragus derbianus
kob, Kobus kob
lechwe, Kobus leche
waterbuck
puku, Adenota vardoni
oryx, pasang
gemsbok, gemsbuck, Oryx gazella
forest goat, spindle horn, Pseudoryx nghetinhensis
pronghorn, prongbuck, pronghorn antelope, American antelope, Antilocapra americana
deer, cervid
stag
royal, royal stag
pricket
fawn
red deer, elk, American elk, wapiti, Cervus elaphus
hart, stag
hind
brocket
sambar, sambur, Cervus unicolor
wapiti, elk, American elk, Cervus elaphus canadensis
Japanese deer, sika, Cervus nipon, Cervus sika
Virginia deer, white tail, whitetail, white-tailed deer, whitetail deer, Odocoileus Virginianus
mule deer, burro deer, Odocoileus hemionus
black-tailed deer, blacktail deer, blacktail, Odocoileus hemionus columbianus
elk, European elk, moose, Alces alces
fallow deer, Dama dama
roe deer, Capreolus capreolus
roebuck
caribou, reindeer, Greenland caribou, Rangifer tarandus
woodland caribou, Rangifer caribou
barren ground caribou, Rangifer arcticus
brocket
muntjac, barking deer
musk deer, Moschus moschiferus
pere david's deer, elaphure, Elaphurus davidianus
chevrotain, mouse deer
kanchil, Tragulus kanchil
napu, Tragulus Javanicus
water chevrotain, water deer, Hyemoschus aquaticus
camel
Arabian camel, dromedary, Camelus dromedarius
Bactrian camel, Camelus bactrianus
llama
domestic llama, Lama peruana
guanaco, Lama guanicoe
alpaca, Lama pacos
vicuna, Vicugna vicugna
giraffe, camelopard, Giraffa camelopardalis
okapi, Okapia johnstoni
musteline mammal, mustelid, musteline
weasel
ermine, shorttail weasel, Mustela erminea
stoat
New World least weasel, Mustela rixosa
Old World least weasel, Mustela nivalis
longtail weasel, long-tailed weasel, Mustela frenata
mink
American mink, Mustela vison
polecat, fitch, foulmart, foumart, Mustela putorius
ferret
black-footed ferret, ferret, Mustela nigripes
muishond
snake muishond, Poecilogale albinucha
striped muishond, Ictonyx striata
otter
river otter, Lutra canadensis
Eurasian otter, Lutra lutra
sea otter, Enhydra lutris
skunk, polecat, wood pussy
striped skunk, Mephitis mephitis
hooded skunk, Mephitis macroura
hog-nosed skunk, hognosed skunk, badger skunk, rooter skunk, Conepatus leuconotus
spotted skunk, little spotted skunk, Spilogale putorius
badger
American badger, Taxidea taxus
Eurasian badger, Meles meles
ratel, honey badger, Mellivora capensis
ferret badger
hog badger, hog-nosed badger, sand badger, Arctonyx collaris
wolverine, carcajou, skunk bear, Gulo luscus
glutton, Gulo gulo, wolverine
grison, Grison vittatus, Galictis vittatus
marten, marten cat
pine marten, Martes martes
sable, Martes zibellina
American marten, American sable, Martes americana
stone marten, beech marten, Martes foina
fisher, pekan, fisher cat, black cat, Martes pennanti
yellow-throated marten, Charronia flavigula
tayra, taira, Eira barbara
fictional animal
pachyderm
edentate
armadillo
peba, nine-banded armadillo, Texas armadillo, Dasypus novemcinctus
apar, three-banded armadillo, Tolypeutes tricinctus
tatouay, cabassous, Cabassous unicinctus
peludo, poyou, Euphractus sexcinctus
giant armadillo, tatou, tatu, Priodontes giganteus
pichiciago, pichiciego, fairy armadillo, chlamyphore, Chlamyphorus truncatus
sloth, tree sloth
three-toed sloth, ai, Bradypus tridactylus
two-toed sloth, unau, unai, Choloepus didactylus
two-toed sloth, unau, unai, Choloepus hoffmanni
megatherian, megatheriid, megatherian mammal
mylodontid
anteater, New World anteater
ant bear, giant anteater, great anteater, tamanoir, Myrmecophaga jubata
silky anteater, two-toed anteater, Cyclopes didactylus
tamandua, tamandu, lesser anteater, Tamandua tetradactyla
pangolin, scaly anteater, anteater
coronet
scapular
tadpole, polliwog, pollywog
primate
simian
ape
anthropoid
anthropoid ape
hominoid
hominid
homo, man, human being, human
world, human race, humanity, humankind, human beings, humans, mankind, man
Homo erectus
Pithecanthropus, Pithecanthropus erectus, genus Pithecanthropus
Java man, Trinil man
Peking man
Sinanthropus, genus Sinanthropus
Homo soloensis
Javanthropus, genus Javanthropus
Homo habilis
Homo sapiens
Neandertal man, Neanderthal man, Neandertal, Neanderthal, Homo sapiens neanderthalensis
Cro-magnon
Homo sapiens sapiens, modern man
australopithecine
Australopithecus afarensis
Australopithecus africanus
Australopithecus boisei
Zinjanthropus, genus Zinjanthropus
Australopithecus robustus
Paranthropus, genus Paranthropus
Sivapithecus
rudapithecus, Dryopithecus Rudapithecus hungaricus
proconsul
Aegyptopithecus
great ape, pongid
orangutan, orang, orangutang, Pongo pygmaeus
gorilla, Gorilla gorilla
western lowland gorilla, Gorilla gorilla gorilla
eastern lowland gorilla, Gorilla gorilla grauri
mountain gorilla, Gorilla gorilla beringei
silverback
chimpanzee, chimp, Pan troglodytes
western chimpanzee, Pan troglodytes verus
eastern chimpanzee, Pan troglodytes schweinfurthii
central chimpanzee, Pan troglodytes troglodytes
pygmy chimpanzee, bonobo, Pan paniscus
lesser ape
gibbon, Hylobates lar
siamang, Hylobates syndactylus, Symphalangus syndactylus
monkey
Old World monkey, catarrhine
guenon, guenon monkey
talapoin, Cercopithecus talapoin
grivet, Cercopithecus aethiops
vervet, vervet monkey, Cercopithecus aethiops pygerythrus
green monkey, African green monkey, Cercopithecus aethiops sabaeus
mangabey
patas, hussar monkey, Erythrocebus patas
baboon
chacma, chacma baboon, Papio ursinus
mandrill, Mandrillus sphinx
drill, Mandrillus leucophaeus
macaque
rhesus, rhesus monkey, Macaca mulatta
bonnet macaque, bonnet monkey, capped macaque, crown monkey, Macaca radiata
Barbary ape, Macaca sylvana
crab-eating macaque, croo monkey, Macaca irus
langur
entellus, hanuman, Presbytes entellus, Semnopithecus entellus
colobus, colobus monkey
guereza, Colobus guereza
proboscis monkey, Nasalis larvatus
New World monkey, platyrrhine, platyrrhinian
marmoset
true marmoset
pygmy marmoset, Cebuella pygmaea
tamarin, lion monkey, lion marmoset, leoncita
silky tamarin, Leontocebus rosalia
pinche, Leontocebus oedipus
capuchin, ringtail, Cebus capucinus
douroucouli, Aotus trivirgatus
howler monkey, howler
saki
uakari
titi, titi monkey
spider monkey, Ateles geoffroyi
squirrel monkey, Saimiri sciureus
woolly monkey
tree shrew
prosimian
lemur
Madagascar cat, ring-tailed lemur, Lemur catta
aye-aye, Daubentonia madagascariensis
slender loris, Loris gracilis
slow loris, Nycticebus tardigradua, Nycticebus pygmaeus
potto, kinkajou, Perodicticus potto
angwantibo, golden potto, Arctocebus calabarensis
galago, bushbaby, bush baby
indri, indris, Indri indri, Indri brevicaudatus
woolly indris, Avahi laniger
tarsier
Tarsius syrichta
Tarsius glis
flying lemur, flying cat, colugo
Cynocephalus variegatus
proboscidean, proboscidian
elephant
rogue elephant
Indian elephant, Elephas maximus
African elephant, Loxodonta africana
mammoth
woolly mammoth, northern mammoth, Mammuthus primigenius
columbian mammoth, Mammuthus columbi
imperial mammoth, imperial elephant, Archidiskidon imperator
mastodon, mastodont
plantigrade mammal, plantigrade
digitigrade mammal, digitigrade
procyonid
raccoon, racoon
common raccoon, common racoon, coon, ringtail, Procyon lotor
crab-eating raccoon, Procyon cancrivorus
bassarisk, cacomistle, cacomixle, coon cat, raccoon fox, ringtail, ring-tailed cat, civet cat, miner's cat, Bassariscus astutus
kinkajou, honey bear, potto, Potos flavus, Potos caudivolvulus
coati, coati-mondi, coati-mundi, coon cat, Nasua narica
lesser panda, red panda, panda, bear cat, cat bear, Ailurus fulgens
giant panda, panda, panda bear, coon bear, Ailuropoda melanoleuca
twitterer
fish
fingerling
game fish, sport fish
food fish
rough fish
groundfish, bottom fish
young fish
parr
mouthbreeder
spawner
barracouta, snoek
crossopterygian, lobefin, lobe-finned fish
coelacanth, Latimeria chalumnae
lungfish
ceratodus
catfish, siluriform fish
silurid, silurid fish
European catfish, sheatfish, Silurus glanis
electric catfish, Malopterurus electricus
bullhead, bullhead catfish
horned pout, hornpout, pout, Ameiurus Melas
brown bullhead
channel catfish, channel cat, Ictalurus punctatus
blue catfish, blue cat, blue channel catfish, blue channel cat
flathead catfish, mudcat, goujon, shovelnose catfish, spoonbill catfish, Pylodictus olivaris
armored catfish
sea catfish
gadoid, gadoid fish
cod, codfish
codling
Atlantic cod, Gadus morhua
Pacific cod, Alaska cod, Gadus macrocephalus
whiting, Merlangus merlangus, Gadus merlangus
burbot, eelpout, ling, cusk, Lota lota
haddock, Melanogrammus aeglefinus
pollack, pollock, Pollachius pollachius
hake
silver hake, Merluccius bilinearis, whiting
ling
cusk, torsk, Brosme brosme
grenadier, rattail, rattail fish
eel
elver
common eel, freshwater eel
tuna, Anguilla sucklandii
moray, moray eel
conger, conger eel
teleost fish, teleost, teleostan
beaked salmon, sandfish, Gonorhynchus gonorhynchus
clupeid fish, clupeid
whitebait
brit, britt
shad
common American shad, Alosa sapidissima
river shad, Alosa chrysocloris
allice shad, allis shad, allice, allis, Alosa alosa
alewife, Alosa pseudoharengus, Pomolobus pseudoharengus
menhaden, Brevoortia tyrannis
herring, Clupea harangus
Atlantic herring, Clupea harengus harengus
Pacific herring, Clupea harengus pallasii
sardine
sild
brisling, sprat, Clupea sprattus
pilchard, sardine, Sardina pilchardus
Pacific sardine, Sardinops caerulea
anchovy
mediterranean anchovy, Engraulis encrasicholus
salmonid
salmon
parr
blackfish
redfish
Atlantic salmon, Salmo salar
landlocked salmon, lake salmon
sockeye, sockeye salmon, red salmon, blueback salmon, Oncorhynchus nerka
chinook, chinook salmon, king salmon, quinnat salmon, Oncorhynchus tshawytscha
coho, cohoe, coho salmon, blue jack, silver salmon, Oncorhynchus kisutch
trout
brown trout, salmon trout, Salmo trutta
rainbow trout, Salmo gairdneri
sea trout
lake trout, salmon trout, Salvelinus namaycush
brook trout, speckled trout, Salvelinus fontinalis
char, charr
Arctic char, Salvelinus alpinus
whitefish
lake whitefish, Coregonus clupeaformis
cisco, lake herring, Coregonus artedi
round whitefish, Menominee whitefish, Prosopium cylindraceum
smelt
sparling, European smelt, Osmerus eperlanus
capelin, capelan, caplin
tarpon, Tarpon atlanticus
ladyfish, tenpounder, Elops saurus
bonefish, Albula vulpes
argentine
lanternfish
lizardfish, snakefish, snake-fish
lancetfish, lancet fish, wolffish
opah, moonfish, Lampris regius
New World opah, Lampris guttatus
ribbonfish
dealfish, Trachipterus arcticus
oarfish, king of the herring, ribbonfish, Regalecus glesne
batfish
goosefish, angler, anglerfish, angler fish, monkfish, lotte, allmouth, Lophius Americanus
toadfish, Opsanus tau
oyster fish, oyster-fish, oysterfish
frogfish
sargassum fish
needlefish, gar, billfish
timucu
flying fish
monoplane flying fish, two-wing flying fish
halfbeak
saury, billfish, Scomberesox saurus
spiny-finned fish, acanthopterygian
lingcod, Ophiodon elongatus
percoid fish, percoid, percoidean
perch
climbing perch, Anabas testudineus, A. testudineus
perch
yellow perch, Perca flavescens
European perch, Perca fluviatilis
pike-perch, pike perch
walleye, walleyed pike, jack salmon, dory, Stizostedion vitreum
blue pike, blue pickerel, blue pikeperch, blue walleye, Strizostedion vitreum glaucum
snail darter, Percina tanasi
cusk-eel
brotula
pearlfish, pearl-fish
robalo
snook
pike
northern pike, Esox lucius
muskellunge, Esox masquinongy
pickerel
chain pickerel, chain pike, Esox niger
redfin pickerel, barred pickerel, Esox americanus
sunfish, centrarchid
crappie
black crappie, Pomoxis nigromaculatus
white crappie, Pomoxis annularis
freshwater bream, bream
pumpkinseed, Lepomis gibbosus
bluegill, Lepomis macrochirus
spotted sunfish, stumpknocker, Lepomis punctatus
freshwater bass
rock bass, rock sunfish, Ambloplites rupestris
black bass
Kentucky black bass, spotted black bass, Micropterus pseudoplites
smallmouth, smallmouth bass, smallmouthed bass, smallmouth black bass, smallmouthed black bass, Micropterus dolomieu
largemouth, largemouth bass, largemouthed bass, largemouth black bass, largemouthed black bass, Micropterus salmoides
bass
serranid fish, serranid
white perch, silver perch, Morone americana
yellow bass, Morone interrupta
blackmouth bass, Synagrops bellus
rock sea bass, rock bass, Centropristis philadelphica
striped bass, striper, Roccus saxatilis, rockfish
stone bass, wreckfish, Polyprion americanus
grouper
hind
rock hind, Epinephelus adscensionis
creole-fish, Paranthias furcifer
jewfish, Mycteroperca bonaci
soapfish
surfperch, surffish, surf fish
rainbow seaperch, rainbow perch, Hipsurus caryi
bigeye
catalufa, Priacanthus arenatus
cardinalfish
flame fish, flamefish, Apogon maculatus
tilefish, Lopholatilus chamaeleonticeps
bluefish, Pomatomus saltatrix
cobia, Rachycentron canadum, sergeant fish
remora, suckerfish, sucking fish
sharksucker, Echeneis naucrates
whale sucker, whalesucker, Remilegia australis
carangid fish, carangid
jack
crevalle jack, jack crevalle, Caranx hippos
yellow jack, Caranx bartholomaei
runner, blue runner, Caranx crysos
rainbow runner, Elagatis bipinnulata
leatherjacket, leatherjack
threadfish, thread-fish, Alectis ciliaris
moonfish, Atlantic moonfish, horsefish, horsehead, horse-head, dollarfish, Selene setapinnis
lookdown, lookdown fish, Selene vomer
amberjack, amberfish
yellowtail, Seriola dorsalis
kingfish, Seriola grandis
pompano
Florida pompano, Trachinotus carolinus
permit, Trachinotus falcatus
scad
horse mackerel, jack mackerel, Spanish mackerel, saurel, Trachurus symmetricus
horse mackerel, saurel, Trachurus trachurus
bigeye scad, big-eyed scad, goggle-eye, Selar crumenophthalmus
mackerel scad, mackerel shad, Decapterus macarellus
round scad, cigarfish, quiaquia, Decapterus punctatus
dolphinfish, dolphin, mahimahi
Coryphaena hippurus
Coryphaena equisetis
pomfret, Brama raii
characin, characin fish, characid
tetra
cardinal tetra, Paracheirodon axelrodi
piranha, pirana, caribe
cichlid, cichlid fish
bolti, Tilapia nilotica
snapper
red snapper, Lutjanus blackfordi
grey snapper, gray snapper, mangrove snapper, Lutjanus griseus
mutton snapper, muttonfish, Lutjanus analis
schoolmaster, Lutjanus apodus
yellowtail, yellowtail snapper, Ocyurus chrysurus
grunt
margate, Haemulon album
Spanish grunt, Haemulon macrostomum
tomtate, Haemulon aurolineatum
cottonwick, Haemulon malanurum
sailor's-choice, sailors choice, Haemulon parra
porkfish, pork-fish, Anisotremus virginicus
pompon, black margate, Anisotremus surinamensis
pigfish, hogfish, Orthopristis chrysopterus
sparid, sparid fish
sea bream, bream
porgy
red porgy, Pagrus pagrus
European sea bream, Pagellus centrodontus
Atlantic sea bream, Archosargus rhomboidalis
sheepshead, Archosargus probatocephalus
pinfish, sailor's-choice, squirrelfish, Lagodon rhomboides
sheepshead porgy, Calamus penna
snapper, Chrysophrys auratus
black bream, Chrysophrys australis
scup, northern porgy, northern scup, Stenotomus chrysops
scup, southern porgy, southern scup, Stenotomus aculeatus
sciaenid fish, sciaenid
striped drum, Equetus pulcher
jackknife-fish, Equetus lanceolatus
silver perch, mademoiselle, Bairdiella chrysoura
red drum, channel bass, redfish, Sciaenops ocellatus
mulloway, jewfish, Sciaena antarctica
maigre, maiger, Sciaena aquila
croaker
Atlantic croaker, Micropogonias undulatus
yellowfin croaker, surffish, surf fish, Umbrina roncador
whiting
kingfish
king whiting, Menticirrhus americanus
northern whiting, Menticirrhus saxatilis
corbina, Menticirrhus undulatus
white croaker, chenfish, kingfish, Genyonemus lineatus
white croaker, queenfish, Seriphus politus
sea trout
weakfish, Cynoscion regalis
spotted weakfish, spotted sea trout, spotted squeateague, Cynoscion nebulosus
mullet
goatfish, red mullet, surmullet, Mullus surmuletus
red goatfish, Mullus auratus
yellow goatfish, Mulloidichthys martinicus
mullet, grey mullet, gray mullet
striped mullet, Mugil cephalus
white mullet, Mugil curema
liza, Mugil liza
silversides, silverside
jacksmelt, Atherinopsis californiensis
barracuda
great barracuda, Sphyraena barracuda
sweeper
sea chub
Bermuda chub, rudderfish, Kyphosus sectatrix
spadefish, angelfish, Chaetodipterus faber
butterfly fish
chaetodon
angelfish
rock beauty, Holocanthus tricolor
damselfish, demoiselle
beaugregory, Pomacentrus leucostictus
anemone fish
clown anemone fish, Amphiprion percula
sergeant major, Abudefduf saxatilis
wrasse
pigfish, giant pigfish, Achoerodus gouldii
hogfish, hog snapper, Lachnolaimus maximus
slippery dick, Halicoeres bivittatus
puddingwife, pudding-wife, Halicoeres radiatus
bluehead, Thalassoma bifasciatum
pearly razorfish, Hemipteronatus novacula
tautog, blackfish, Tautoga onitis
cunner, bergall, Tautogolabrus adspersus
parrotfish, polly fish, pollyfish
threadfin
jawfish
stargazer
sand stargazer
blenny, combtooth blenny
shanny, Blennius pholis
Molly Miller, Scartella cristata
clinid, clinid fish
pikeblenny
bluethroat pikeblenny, Chaenopsis ocellata
gunnel, bracketed blenny
rock gunnel, butterfish, Pholis gunnellus
eelblenny)",
R"(wrymouth, ghostfish, Cryptacanthodes maculatus
wolffish, wolf fish, catfish
viviparous eelpout, Zoarces viviparus
ocean pout, Macrozoarces americanus
sand lance, sand launce, sand eel, launce
dragonet
goby, gudgeon
mudskipper, mudspringer
sleeper, sleeper goby
flathead
archerfish, Toxotes jaculatrix
surgeonfish
gempylid
snake mackerel, Gempylus serpens
escolar, Lepidocybium flavobrunneum
oilfish, Ruvettus pretiosus
cutlassfish, frost fish, hairtail
scombroid, scombroid fish
mackerel
common mackerel, shiner, Scomber scombrus
Spanish mackerel, Scomber colias
chub mackerel, tinker, Scomber japonicus
wahoo, Acanthocybium solandri
Spanish mackerel
king mackerel, cavalla, cero, Scomberomorus cavalla
Scomberomorus maculatus
cero, pintado, kingfish, Scomberomorus regalis
sierra, Scomberomorus sierra
tuna, tunny
albacore, long-fin tunny, Thunnus alalunga
bluefin, bluefin tuna, horse mackerel, Thunnus thynnus
yellowfin, yellowfin tuna, Thunnus albacares
bonito
skipjack, Atlantic bonito, Sarda sarda
Chile bonito, Chilean bonito, Pacific bonito, Sarda chiliensis
skipjack, skipjack tuna, Euthynnus pelamis
bonito, oceanic bonito, Katsuwonus pelamis
swordfish, Xiphias gladius
sailfish
Atlantic sailfish, Istiophorus albicans
billfish
marlin
blue marlin, Makaira nigricans
black marlin, Makaira mazara, Makaira marlina
striped marlin, Makaira mitsukurii
white marlin, Makaira albida
spearfish
louvar, Luvarus imperialis
dollarfish, Poronotus triacanthus
palometa, California pompano, Palometa simillima
harvestfish, Paprilus alepidotus
driftfish
barrelfish, black rudderfish, Hyperglyphe perciformis
clingfish
tripletail
Atlantic tripletail, Lobotes surinamensis
Pacific tripletail, Lobotes pacificus
mojarra
yellowfin mojarra, Gerres cinereus
silver jenny, Eucinostomus gula
whiting
ganoid, ganoid fish
bowfin, grindle, dogfish, Amia calva
paddlefish, duckbill, Polyodon spathula
Chinese paddlefish, Psephurus gladis
sturgeon
Pacific sturgeon, white sturgeon, Sacramento sturgeon, Acipenser transmontanus
beluga, hausen, white sturgeon, Acipenser huso
gar, garfish, garpike, billfish, Lepisosteus osseus
scorpaenoid, scorpaenoid fish
scorpaenid, scorpaenid fish
scorpionfish, scorpion fish, sea scorpion
plumed scorpionfish, Scorpaena grandicornis
lionfish
stonefish, Synanceja verrucosa
rockfish
copper rockfish, Sebastodes caurinus
vermillion rockfish, rasher, Sebastodes miniatus
red rockfish, Sebastodes ruberrimus
rosefish, ocean perch, Sebastodes marinus
bullhead
miller's-thumb
sea raven, Hemitripterus americanus
lumpfish, Cyclopterus lumpus
lumpsucker
pogge, armed bullhead, Agonus cataphractus
greenling
kelp greenling, Hexagrammos decagrammus
painted greenling, convict fish, convictfish, Oxylebius pictus
flathead
gurnard
tub gurnard, yellow gurnard, Trigla lucerna
sea robin, searobin
northern sea robin, Prionotus carolinus
flying gurnard, flying robin, butterflyfish
plectognath, plectognath fish
triggerfish
queen triggerfish, Bessy cerca, oldwench, oldwife, Balistes vetula
filefish
leatherjacket, leatherfish
boxfish, trunkfish
cowfish, Lactophrys quadricornis
puffer, pufferfish, blowfish, globefish
spiny puffer
porcupinefish, porcupine fish, Diodon hystrix
balloonfish, Diodon holocanthus
burrfish
ocean sunfish, sunfish, mola, headfish
sharptail mola, Mola lanceolata
flatfish
flounder
righteye flounder, righteyed flounder
plaice, Pleuronectes platessa
European flatfish, Platichthys flesus
yellowtail flounder, Limanda ferruginea
winter flounder, blackback flounder, lemon sole, Pseudopleuronectes americanus
lemon sole, Microstomus kitt
American plaice, Hippoglossoides platessoides
halibut, holibut
Atlantic halibut, Hippoglossus hippoglossus
Pacific halibut, Hippoglossus stenolepsis
lefteye flounder, lefteyed flounder
southern flounder, Paralichthys lethostigmus
summer flounder, Paralichthys dentatus
whiff
horned whiff, Citharichthys cornutus
sand dab
windowpane, Scophthalmus aquosus
brill, Scophthalmus rhombus
turbot, Psetta maxima
tonguefish, tongue-fish
sole
European sole, Solea solea
English sole, lemon sole, Parophrys vitulus
hogchoker, Trinectes maculatus
aba
abacus
abandoned ship, derelict
A battery
abattoir, butchery, shambles, slaughterhouse
abaya
Abbe condenser
abbey
abbey
abbey
Abney level
abrader, abradant
abrading stone
abutment
abutment arch
academic costume
academic gown, academic robe, judge's robe
accelerator, throttle, throttle valve
accelerator, particle accelerator, atom smasher
accelerator, accelerator pedal, gas pedal, gas, throttle, gun
accelerometer
accessory, accoutrement, accouterment
accommodating lens implant, accommodating IOL
accommodation
accordion, piano accordion, squeeze box
acetate disk, phonograph recording disk
acetate rayon, acetate
achromatic lens
acoustic delay line, sonic delay line
acoustic device
acoustic guitar
acoustic modem
acropolis
acrylic
acrylic, acrylic paint
actinometer
action, action mechanism
active matrix screen
actuator
adapter, adaptor
adder
adding machine, totalizer, totaliser
addressing machine, Addressograph
adhesive bandage
adit
adjoining room
adjustable wrench, adjustable spanner
adobe, adobe brick
adz, adze
aeolian harp, aeolian lyre, wind harp
aerator
aerial torpedo
aerosol, aerosol container, aerosol can, aerosol bomb, spray can
Aertex
afghan
Afro-wig
afterburner
after-shave, after-shave lotion
agateware
agglomerator
aglet, aiglet, aiguilette
aglet, aiglet
agora, public square
aigrette, aigret
aileron
air bag
airbrake
airbrush
airbus
air compressor
air conditioner, air conditioning
aircraft
aircraft carrier, carrier, flattop, attack aircraft carrier
aircraft engine
air cushion, air spring
airdock, hangar, repair shed
airfield, landing field, flying field, field
air filter, air cleaner
airfoil, aerofoil, control surface, surface
airframe
air gun, airgun, air rifle
air hammer, jackhammer, pneumatic hammer
air horn
airing cupboard
airliner
airmailer
airplane, aeroplane, plane
airplane propeller, airscrew, prop
airport, airdrome, aerodrome, drome
air pump, vacuum pump
air search radar
airship, dirigible
air terminal, airport terminal
air-to-air missile
air-to-ground missile, air-to-surface missile
aisle
Aladdin's lamp
alarm, warning device, alarm system
alarm clock, alarm
alb
alcazar
alcohol thermometer, alcohol-in-glass thermometer
alehouse
alembic
algometer
alidade, alidad
alidade, alidad
A-line
Allen screw
Allen wrench
alligator wrench
alms dish, alms tray
alpaca
alpenstock
altar
altar, communion table, Lord's table
altarpiece, reredos
altazimuth
alternator
altimeter
Amati
ambulance
amen corner
American organ
ammeter
ammonia clock
ammunition, ammo
amphibian, amphibious aircraft
amphibian, amphibious vehicle
amphitheater, amphitheatre, coliseum
amphitheater, amphitheatre
amphora
amplifier
ampulla
amusement arcade
analog clock
analog computer, analogue computer
analog watch
analytical balance, chemical balance
analyzer, analyser
anamorphosis, anamorphism
anastigmat
anchor, ground tackle
anchor chain, anchor rope
anchor light, riding light, riding lamp
AND circuit, AND gate
andiron, firedog, dog, dog-iron
android, humanoid, mechanical man
anechoic chamber
anemometer, wind gauge, wind gage
aneroid barometer, aneroid
angiocardiogram
angioscope
angle bracket, angle iron
angledozer
ankle brace
anklet, anklets, bobbysock, bobbysocks
anklet
ankus
anode
anode
answering machine
antenna, aerial, transmitting aerial
anteroom, antechamber, entrance hall, hall, foyer, lobby, vestibule
antiaircraft, antiaircraft gun, flak, flack, pom-pom, ack-ack, ack-ack gun
antiballistic missile, ABM
antifouling paint
anti-G suit, G suit
antimacassar
antiperspirant
anti-submarine rocket
anvil
ao dai
apadana
apartment, flat
apartment building, apartment house
aperture
aperture
apiary, bee house
apparatus, setup
apparel, wearing apparel, dress, clothes
applecart
appliance
appliance, contraption, contrivance, convenience, gadget, gizmo, gismo, widget
applicator, applier
appointment, fitting
apron
apron string
apse, apsis
aqualung, Aqua-Lung, scuba
aquaplane
aquarium, fish tank, marine museum
arabesque
arbor, arbour, bower, pergola
arcade, colonnade
arch
architecture
architrave
arch support
arc lamp, arc light
arctic, galosh, golosh, rubber, gumshoe
area
areaway
argyle, argyll
ark
arm
armament
armature
armband
armchair
armet
arm guard, arm pad
armhole
armilla
armlet, arm band
armoire
armor, armour
armored car, armoured car
armored car, armoured car
armored personnel carrier, armoured personnel carrier, APC
armored vehicle, armoured vehicle
armor plate, armour plate, armor plating, plate armor, plate armour
armory, armoury, arsenal
armrest
arquebus, harquebus, hackbut, hagbut
array
array, raiment, regalia
arrester, arrester hook
arrow
arsenal, armory, armoury
arterial road
arthrogram
arthroscope
artificial heart
artificial horizon, gyro horizon, flight indicator
artificial joint
artificial kidney, hemodialyzer
artificial skin
artillery, heavy weapon, gun, ordnance
artillery shell
artist's loft
art school
ascot
ashcan, trash can, garbage can, wastebin, ash bin, ash-bin, ashbin, dustbin, trash barrel, trash bin
ash-pan
ashtray
aspergill, aspersorium
aspersorium
aspirator
aspirin powder, headache powder
assault gun
assault rifle, assault gun
assegai, assagai
assembly
assembly
assembly hall
assembly plant
astatic coils
astatic galvanometer
astrodome
astrolabe
astronomical telescope
astronomy satellite
athenaeum, atheneum
athletic sock, sweat sock, varsity sock
athletic supporter, supporter, suspensor, jockstrap, jock
atlas, telamon
atmometer, evaporometer
atom bomb, atomic bomb, A-bomb, fission bomb, plutonium bomb
atomic clock
atomic pile, atomic reactor, pile, chain reactor
atomizer, atomiser, spray, sprayer, nebulizer, nebuliser
atrium
attache case, attache
attachment, bond
attack submarine
attenuator
attic
attic fan
attire, garb, dress
audio amplifier
audiocassette
audio CD, audio compact disc
audiometer, sonometer
audio system, sound system
audiotape
audiotape
audiovisual, audiovisual aid
auditorium
auger, gimlet, screw auger, wimble
autobahn
autoclave, sterilizer, steriliser
autofocus
autogiro, autogyro, gyroplane
autoinjector
autoloader, self-loader
automat
automat
automatic choke
automatic firearm, automatic gun, automatic weapon
automatic pistol, automatic
automatic rifle, automatic, machine rifle
automatic transmission, automatic drive
automation
automaton, robot, golem
automobile engine
automobile factory, auto factory, car factory
automobile horn, car horn, motor horn, horn, hooter
autopilot, automatic pilot, robot pilot
autoradiograph
autostrada
auxiliary boiler, donkey boiler
auxiliary engine, donkey engine
auxiliary pump, donkey pump
auxiliary research submarine
auxiliary storage, external storage, secondary storage
aviary, bird sanctuary, volary
awl
awning, sunshade, sunblind
ax, axe
ax handle, axe handle
ax head, axe head
axis, axis of rotation
axle
axle bar
axletree
babushka
baby bed, baby's bed
baby buggy, baby carriage, carriage, perambulator, pram, stroller, go-cart, pushchair, pusher
baby grand, baby grand piano, parlor grand, parlor grand piano, parlour grand, parlour grand piano
baby powder
baby shoe
back, backrest
back
backbench
backboard
backboard, basketball backboard
backbone
back brace
backgammon board
background, desktop, screen background
backhoe
backlighting
backpack, back pack, knapsack, packsack, rucksack, haversack
backpacking tent, pack tent
backplate
back porch
backsaw, back saw
backscratcher
backseat
backspace key, backspace, backspacer
backstairs
backstay
backstop
backsword
backup system
badminton court
badminton equipment
badminton racket, badminton racquet, battledore
bag
bag, traveling bag, travelling bag, grip, suitcase
bag, handbag, pocketbook, purse
baggage, luggage
baggage
baggage car, luggage van
baggage claim
bagpipe
bailey
bailey
Bailey bridge
bain-marie
bait, decoy, lure
baize
bakery, bakeshop, bakehouse
balaclava, balaclava helmet
balalaika
balance
balance beam, beam
balance wheel, balance
balbriggan
balcony
balcony
baldachin
baldric, baldrick
bale
baling wire
ball
ball
ball and chain
ball-and-socket joint
ballast, light ballast
ball bearing, needle bearing, roller bearing
ball cartridge
ballcock, ball cock
balldress
ballet skirt, tutu
ball gown
ballistic galvanometer
ballistic missile
ballistic pendulum
ballistocardiograph, cardiograph
balloon
balloon bomb, Fugo
balloon sail
ballot box
ballpark, park
ball-peen hammer
ballpoint, ballpoint pen, ballpen, Biro
ballroom, dance hall, dance palace
ball valve
balsa raft, Kon Tiki
baluster
banana boat
band
bandage, patch
Band Aid
bandanna, bandana
bandbox
banderilla
bandoleer, bandolier
bandoneon
bandsaw, band saw
bandwagon
bangalore torpedo
bangle, bauble, gaud, gewgaw, novelty, fallal, trinket
banjo
banner, streamer
bannister, banister, balustrade, balusters, handrail
banquette
banyan, banian
baptismal font, baptistry, baptistery, font
bar
bar
barbecue, barbeque
barbed wire, barbwire
barbell
barber chair
barbershop
barbette carriage
barbican, barbacan
bar bit
bareboat
barge, flatboat, hoy, lighter
barge pole
baritone, baritone horn
bark, barque
bar magnet
bar mask
barn
barndoor
barn door
barnyard
barograph
barometer
barong
barouche
bar printer
barrack
barrage balloon
barrel, cask
barrel, gun barrel
barrelhouse, honky-tonk
barrel knot, blood knot
barrel organ, grind organ, hand organ, hurdy gurdy, hurdy-gurdy, street organ
barrel vault
barrette
barricade
barrier
barroom, bar, saloon, ginmill, taproom
barrow, garden cart, lawn cart, wheelbarrow
bascule
base, pedestal, stand
base, bag
baseball
baseball bat, lumber
baseball cap, jockey cap, golf cap
baseball equipment
baseball glove, glove, baseball mitt, mitt
basement, cellar
basement
basic point defense missile system
basilica, Roman basilica
basilica
basilisk
basin
basinet
basket, handbasket
basket, basketball hoop, hoop
basketball
basketball court
basketball equipment
basket weave
bass
bass clarinet
bass drum, gran casa
basset horn
bass fiddle, bass viol, bull fiddle, double bass, contrabass, string bass
bass guitar
bass horn, sousaphone, tuba
bassinet
bassinet
bassoon
baster
bastinado
bastion
bastion, citadel
bat
bath
bath chair
bathhouse, bagnio
bathhouse, bathing machine
bathing cap, swimming cap
bath oil
bathrobe
bathroom, bath
bath salts
bath towel
bathtub, bathing tub, bath, tub
bathyscaphe, bathyscaph, bathyscape
bathysphere
batik
batiste
baton, wand
baton
baton
baton
battering ram
batter's box
battery, electric battery
battery, stamp battery
batting cage, cage
batting glove
batting helmet
battle-ax, battle-axe
battle cruiser
battle dress
battlement, crenelation, crenellation
battleship, battlewagon
battle sight, battlesight
bay
bay
bayonet
bay rum
bay window, bow window
bazaar, bazar
bazaar, bazar
bazooka
B battery
BB gun
beach house
beach towel
beach wagon, station wagon, wagon, estate car, beach waggon, station waggon, waggon
beachwear
beacon, lighthouse, beacon light, pharos
beading plane
beaker
beaker
beam
beam balance
beanbag
beanie, beany
bearing
bearing rein, checkrein
bearing wall
bearskin, busby, shako
beater
beating-reed instrument, reed instrument, reed
beaver, castor
beaver
Beckman thermometer
bed
bed
bed and breakfast, bed-and-breakfast
bedclothes, bed clothing, bedding
Bedford cord
bed jacket
bedpan
bedpost
bedroll
bedroom, sleeping room, sleeping accommodation, chamber, bedchamber
bedroom furniture
bedsitting room, bedsitter, bedsit
bedspread, bedcover, bed cover, bed covering, counterpane, spread
bedspring
bedstead, bedframe
beefcake
beehive, hive
beeper, pager
beer barrel, beer keg
beer bottle
beer can
beer garden
beer glass
beer hall
beer mat
beer mug, stein
belaying pin
belfry
bell
bell arch
bellarmine, longbeard, long-beard, greybeard
bellbottom trousers, bell-bottoms, bellbottom pants
bell cote, bell cot
bell foundry
bell gable
bell jar, bell glass
bellows
bellpull
bell push
bell seat, balloon seat
bell tent
bell tower
bellyband
belt
belt, belt ammunition, belted ammunition
belt buckle
belting
bench
bench clamp
bench hook
bench lathe
bench press
bender
beret
berlin
Bermuda shorts, Jamaica shorts
berth, bunk, built in bed
besom
Bessemer converter
bethel
betting shop
bevatron
bevel, bevel square
bevel gear, pinion and crown wheel, pinion and ring gear
B-flat clarinet, licorice stick
bib
bib-and-tucker
bicorn, bicorne
bicycle, bike, wheel, cycle
bicycle-built-for-two, tandem bicycle, tandem
bicycle chain
bicycle clip, trouser clip
bicycle pump
bicycle rack
bicycle seat, saddle
bicycle wheel
bidet
bier
bier
bi-fold door
bifocals
Big Blue, BLU-82
big board
bight
bikini, two-piece
bikini pants
bilge
bilge keel
bilge pump
bilge well
bill, peak, eyeshade, visor, vizor
bill, billhook
billboard, hoarding
billiard ball
billiard room, billiard saloon, billiard parlor, billiard parlour, billiard hall
bin
binder, ligature
binder, ring-binder
bindery
binding, book binding, cover, back
bin liner
binnacle
binoculars, field glasses, opera glasses
binocular microscope
biochip
biohazard suit
bioscope
biplane
birch, birch rod
birchbark canoe, birchbark, birch bark
birdbath
birdcage
birdcall
bird feeder, birdfeeder, feeder
birdhouse
bird shot, buckshot, duck shot
biretta, berretta, birretta
bishop
bistro
bit
bit
bite plate, biteplate
bitewing
bitumastic
black
black
blackboard, chalkboard
blackboard eraser
black box
blackface
blackjack, cosh, sap
black tie
blackwash
bladder
blade
blade, vane
blade
blank, dummy, blank shell
blanket, cover
blast furnace
blasting cap
blazer, sport jacket, sport coat, sports jacket, sports coat
blender, liquidizer, liquidiser
blimp, sausage balloon, sausage
blind, screen
blind curve, blind bend
blindfold
bling, bling bling
blinker, flasher
blister pack, bubble pack
block
blockade
blockade-runner
block and tackle
blockbuster
blockhouse
block plane
bloodmobile
bloomers, pants, drawers, knickers
blouse
blower
blowtorch, torch, blowlamp
blucher
bludgeon
blue
blue chip
blunderbuss
blunt file
boarding
boarding house, boardinghouse
boardroom, council chamber
boards
boat
boater, leghorn, Panama, Panama hat, sailor, skimmer, straw hat
boat hook
boathouse
boatswain's chair, bosun's chair
boat train
boatyard
bobbin, spool, reel
bobby pin, hairgrip, grip
bobsled, bobsleigh, bob
bobsled, bobsleigh
bocce ball, bocci ball, boccie ball
bodega
bodice
bodkin, threader
bodkin
bodkin
body
body armor, body armour, suit of armor, suit of armour, coat of mail, cataphract
body lotion
body stocking
body plethysmograph
body pad
bodywork
Bofors gun
bogy, bogie, bogey
boiler, steam boiler
boiling water reactor, BWR
bolero
bollard, bitt
bolo, bolo knife
bolo tie, bolo, bola tie, bola
bolt
bolt, deadbolt
bolt
bolt cutter
bomb
bombazine
bomb calorimeter, bomb
bomber
bomber jacket
bomblet, cluster bomblet
bomb rack
bombshell
bomb shelter, air-raid shelter, bombproof
bone-ash cup, cupel, refractory pot
bone china
bones, castanets, clappers, finger cymbals
boneshaker
bongo, bongo drum
bonnet, poke bonnet
book
book bag
bookbindery
bookcase
bookend
bookmark, bookmarker
bookmobile
bookshelf
bookshop, bookstore, bookstall
boom
boom, microphone boom
boomerang, throwing stick, throw stick
booster, booster rocket, booster unit, takeoff booster, takeoff rocket
booster, booster amplifier, booster station, relay link, relay station, relay transmitter
boot
boot
boot camp
bootee, bootie
booth, cubicle, stall, kiosk
booth
booth
boothose
bootjack
bootlace
bootleg
bootstrap
bore bit, borer, rock drill, stone drill
boron chamber
borstal
bosom
Boston rocker
bota
bottle
bottle, feeding bottle, nursing bottle
bottle bank
bottlebrush
bottlecap
bottle opener
bottling plant
bottom, freighter, merchantman, merchant ship
boucle
boudoir
boulle, boule, buhl
bouncing betty
bouquet, corsage, posy, nosegay
boutique, dress shop
boutonniere
bow
bow
bow, bowknot
bow and arrow
bowed stringed instrument, string
Bowie knife
bowl
bowl
bowl
bowler hat, bowler, derby hat, derby, plug hat
bowline, bowline knot
bowling alley
bowling ball, bowl
bowling equipment
bowling pin, pin
bowling shoe
bowsprit
bowstring
bow tie, bow-tie, bowtie
box
box, loge
box, box seat
box beam, box girder
box camera, box Kodak
boxcar)",
R"(box coat
boxing equipment
boxing glove, glove
box office, ticket office, ticket booth
box spring
box wrench, box end wrench
brace, bracing
brace, braces, orthodontic braces
brace
brace, suspender, gallus
brace and bit
bracelet, bangle
bracer, armguard
brace wrench
bracket, wall bracket
bradawl, pricker
brake
brake
brake band
brake cylinder, hydraulic brake cylinder, master cylinder
brake disk
brake drum, drum
brake lining
brake pad
brake pedal
brake shoe, shoe, skid
brake system, brakes
brass, brass instrument
brass, memorial tablet, plaque
brass
brassard
brasserie
brassie
brassiere, bra, bandeau
brass knucks, knucks, brass knuckles, knuckles, knuckle duster
brattice
brazier, brasier
breadbasket
bread-bin, breadbox
bread knife
breakable
breakfast area, breakfast nook
breakfast table
breakwater, groin, groyne, mole, bulwark, seawall, jetty
breast drill
breast implant
breastplate, aegis, egis
breast pocket
breathalyzer, breathalyser
breechblock, breech closer
breechcloth, breechclout, loincloth
breeches, knee breeches, knee pants, knickerbockers, knickers
breeches buoy
breechloader
breeder reactor
Bren, Bren gun
brewpub
brick
brickkiln
bricklayer's hammer
brick trowel, mason's trowel
brickwork
bridal gown, wedding gown, wedding dress
bridge, span
bridge, nosepiece
bridle
bridle path, bridle road
bridoon
briefcase
briefcase bomb
briefcase computer
briefs, Jockey shorts
brig
brig
brigandine
brigantine, hermaphrodite brig
brilliantine
brilliant pebble
brim
bristle brush
britches
broad arrow
broadax, broadaxe
brochette
broadcaster, spreader
broadcloth
broadcloth
broad hatchet
broadloom
broadside
broadsword
brocade
brogan, brogue, clodhopper, work shoe
broiler
broken arch
bronchoscope
broom
broom closet
broomstick, broom handle
brougham
Browning automatic rifle, BAR
Browning machine gun, Peacemaker
brownstone
brunch coat
brush
Brussels carpet
Brussels lace
bubble
bubble chamber
bubble jet printer, bubble-jet printer, bubblejet
buckboard
bucket, pail
bucket seat
bucket shop
buckle
buckram
bucksaw
buckskins
buff, buffer
buffer, polisher
buffer, buffer storage, buffer store
buffet, counter, sideboard
buffing wheel
buggy, roadster
bugle
building, edifice
building complex, complex
bulldog clip, alligator clip
bulldog wrench
bulldozer, dozer
bullet, slug
bulletproof vest
bullet train, bullet
bullhorn, loud hailer, loud-hailer
bullion
bullnose, bullnosed plane
bullpen, detention cell, detention centre
bullpen
bullring
bulwark
bumboat
bumper
bumper
bumper car, Dodgem
bumper guard
bumper jack
bundle, sheaf
bung, spile
bungalow, cottage
bungee, bungee cord
bunghole
bunk
bunk, feed bunk
bunk bed, bunk
bunker, sand trap, trap
bunker, dugout
bunker
bunsen burner, bunsen, etna
bunting
bur, burr
Burberry
burette, buret
burglar alarm
burial chamber, sepulcher, sepulchre, sepulture
burial garment
burial mound, grave mound, barrow, tumulus
burin
burqa, burka
burlap, gunny
burn bag
burner
burnous, burnoose, burnouse
burp gun, machine pistol
burr
bus, autobus, coach, charabanc, double-decker, jitney, motorbus, motorcoach, omnibus, passenger vehicle
bushel basket
bushing, cylindrical lining
bush jacket
business suit
buskin, combat boot, desert boot, half boot, top boot
bustier
bustle
butcher knife
butcher shop, meat market
butter dish
butterfly valve
butter knife
butt hinge
butt joint, butt
button
buttonhook
buttress, buttressing
butt shaft
butt weld, butt-weld
buzz bomb, robot bomb, flying bomb, doodlebug, V-1
buzzer
BVD, BVD's
bypass condenser, bypass capacitor
byway, bypath, byroad
cab, hack, taxi, taxicab
cab, cabriolet
cab
cabana
cabaret, nightclub, night club, club, nightspot
caber
cabin
cabin
cabin car, caboose
cabin class, second class, economy class
cabin cruiser, cruiser, pleasure boat, pleasure craft
cabinet
cabinet, console
cabinet, locker, storage locker
cabinetwork
cabin liner
cable, cable television, cable system, cable television service
cable, line, transmission line
cable car, car
cache, memory cache
caddy, tea caddy
caesium clock
cafe, coffeehouse, coffee shop, coffee bar
cafeteria
cafeteria tray
caff
caftan, kaftan
caftan, kaftan
cage, coop
cage
cagoule
caisson
calash, caleche, calash top
calceus
calcimine
calculator, calculating machine
caldron, cauldron
calico
caliper, calliper
call-board
call center, call centre
caller ID
calliope, steam organ
calorimeter
calpac, calpack, kalpac
camail, aventail, ventail
camber arch
cambric
camcorder
camel's hair, camelhair
camera, photographic camera
camera lens, optical lens
camera lucida
camera obscura
camera tripod
camise
camisole
camisole, underbodice
camlet
camouflage
camouflage, camo
camp, encampment, cantonment, bivouac
camp
camp, refugee camp
campaign hat
campanile, belfry
camp chair
camper, camping bus, motor home
camper trailer
campstool
camshaft
can, tin, tin can
canal
canal boat, narrow boat, narrowboat
candelabrum, candelabra
candid camera
candle, taper, wax light
candlepin
candlesnuffer
candlestick, candle holder
candlewick
candy thermometer
cane
cane
cangue
canister, cannister, tin
cannery
cannikin
cannikin
cannon
cannon
cannon
cannon
cannonball, cannon ball, round shot
canoe
can opener, tin opener
canopic jar, canopic vase
canopy
canopy
canopy
canteen
canteen
canteen
canteen, mobile canteen
canteen
cant hook
cantilever
cantilever bridge
cantle
Canton crepe
canvas, canvass
canvas, canvass
canvas tent, canvas, canvass
cap
cap
cap
capacitor, capacitance, condenser, electrical condenser
caparison, trapping, housing
cape, mantle
capital ship
capitol
cap opener
capote, hooded cloak
capote, hooded coat
cap screw
capstan
capstone, copestone, coping stone, stretcher
capsule
captain's chair
car, auto, automobile, machine, motorcar
car, railcar, railway car, railroad car
car, elevator car
carabiner, karabiner, snap ring
carafe, decanter
caravansary, caravanserai, khan, caravan inn
car battery, automobile battery
carbine
car bomb
carbon arc lamp, carbon arc
carboy
carburetor, carburettor
car carrier
cardcase
cardiac monitor, heart monitor
cardigan
card index, card catalog, card catalogue
cardiograph, electrocardiograph
cardioid microphone
car door
cardroom
card table
card table
car-ferry
cargo area, cargo deck, cargo hold, hold, storage area
cargo container
cargo door
cargo hatch
cargo helicopter
cargo liner
cargo ship, cargo vessel
carillon
car mirror
caroche
carousel, carrousel, merry-go-round, roundabout, whirligig
carpenter's hammer, claw hammer, clawhammer
carpenter's kit, tool kit
carpenter's level
carpenter's mallet
carpenter's rule
carpenter's square
carpetbag
carpet beater, rug beater
carpet loom
carpet pad, rug pad, underlay, underlayment
carpet sweeper, sweeper
carpet tack
carport, car port
carrack, carack
carrel, carrell, cubicle, stall
carriage, equipage, rig
carriage
carriage bolt
carriageway
carriage wrench
carrick bend
carrier
carryall, holdall, tote, tote bag
carrycot
car seat
cart
car tire, automobile tire, auto tire, rubber tire
carton
cartouche, cartouch
car train
cartridge
cartridge, pickup
cartridge belt
cartridge extractor, cartridge remover, extractor
cartridge fuse
cartridge holder, cartridge clip, clip, magazine
cartwheel
carving fork
carving knife
car wheel
caryatid
cascade liquefier
cascade transformer
case
case, display case, showcase, vitrine
case, compositor's case, typesetter's case
casein paint, casein
case knife, sheath knife
case knife
casement
casement window
casern
case shot, canister, canister shot
cash bar
cashbox, money box, till
cash machine, cash dispenser, automated teller machine, automatic teller machine, automated teller, automatic teller, ATM
cashmere
cash register, register
casing, case
casino, gambling casino
casket, jewel casket
casque
casquet, casquetel
Cassegrainian telescope, Gregorian telescope
casserole
cassette
cassette deck
cassette player
cassette recorder
cassette tape
cassock
cast, plaster cast, plaster bandage
caster, castor
caster, castor
castle
castle, rook
catacomb
catafalque
catalytic converter
catalytic cracker, cat cracker
catamaran
catapult, arbalest, arbalist, ballista, bricole, mangonel, onager, trebuchet, trebucket
catapult, launcher
catboat
cat box
catch
catchall
catcher's mask
catchment
Caterpillar, cat
cathedra, bishop's throne
cathedral
cathedral, duomo
catheter
cathode
cathode-ray tube, CRT
cat-o'-nine-tails, cat
cat's-paw
catsup bottle, ketchup bottle
cattle car
cattle guard, cattle grid
cattleship, cattle boat
cautery, cauterant
cavalier hat, slouch hat
cavalry sword, saber, sabre
cavetto
cavity wall
C battery
C-clamp
CD drive
CD player
CD-R, compact disc recordable, CD-WO, compact disc write-once
CD-ROM, compact disc read-only memory
CD-ROM drive
cedar chest
ceiling
celesta
cell, electric cell
cell, jail cell, prison cell
cellar, wine cellar
cellblock, ward
cello, violoncello
cellophane
cellular telephone, cellular phone, cellphone, cell, mobile phone
cellulose tape, Scotch tape, Sellotape
cenotaph, empty tomb
censer, thurible
center, centre
center punch
Centigrade thermometer
central processing unit, CPU, C.P.U., central processor, processor, mainframe
centrifugal pump
centrifuge, extractor, separator
ceramic
ceramic ware
cereal bowl
cereal box
cerecloth
cesspool, cesspit, sink, sump
chachka, tsatske, tshatshke, tchotchke
chador, chadar, chaddar, chuddar
chafing dish
chain
chain
chainlink fence
chain mail, ring mail, mail, chain armor, chain armour, ring armor, ring armour
chain printer
chain saw, chainsaw
chain store
chain tongs
chain wrench
chair
chair
chair of state
chairlift, chair lift
chaise, shay
chaise longue, chaise, daybed
chalet
chalice, goblet
chalk
challis
chamberpot, potty, thunder mug
chambray
chamfer bit
chamfer plane
chamois cloth
chancel, sanctuary, bema
chancellery
chancery
chandelier, pendant, pendent
chandlery
chanfron, chamfron, testiere, frontstall, front-stall
chanter, melody pipe
chantry
chap
chapel
chapterhouse, fraternity house, frat house
chapterhouse
character printer, character-at-a-time printer, serial printer
charcuterie
charge-exchange accelerator
charger, battery charger
chariot
chariot
charnel house, charnel
chassis
chassis
chasuble
chateau
chatelaine
checker, chequer
checkout, checkout counter
cheekpiece
cheeseboard, cheese tray
cheesecloth
cheese cutter
cheese press
chemical bomb, gas bomb
chemical plant
chemical reactor
chemise, sack, shift
chemise, shimmy, shift, slip, teddy
chenille
chessman, chess piece
chest
chesterfield
chest of drawers, chest, bureau, dresser
chest protector
cheval-de-frise, chevaux-de-frise
cheval glass
chicane
chicken coop, coop, hencoop, henhouse
chicken wire
chicken yard, hen yard, chicken run, fowl run
chiffon
chiffonier, commode
child's room
chime, bell, gong
chimney breast
chimney corner, inglenook
china
china cabinet, china closet
chinchilla
Chinese lantern
Chinese puzzle
chinning bar
chino
chino
chin rest
chin strap
chintz
chip, microchip, micro chip, silicon chip, microprocessor chip
chip, poker chip
chisel
chlamys
choir
choir loft
choke
choke, choke coil, choking coil
chokey, choky
choo-choo
chopine, platform
chordophone
Christmas stocking
chronograph
chronometer
chronoscope
chuck
chuck wagon
chukka, chukka boot
church, church building
church bell
church hat
church key
church tower
churidars
churn, butter churn
ciderpress
cigar band
cigar box
cigar cutter
cigarette butt
cigarette case
cigarette holder
cigar lighter, cigarette lighter, pocket lighter
cinch, girth
cinema, movie theater, movie theatre, movie house, picture palace
cinquefoil
circle, round
circlet
circuit, electrical circuit, electric circuit
circuit board, circuit card, board, card, plug-in, add-in
circuit breaker, breaker
circuitry
circular plane, compass plane
circular saw, buzz saw
circus tent, big top, round top, top
cistern
cistern, water tank
cittern, cithern, cither, citole, gittern
city hall
cityscape
city university
civies, civvies
civilian clothing, civilian dress, civilian garb, plain clothes
clack valve, clack, clapper valve
clamp, clinch
clamshell, grapple
clapper, tongue
clapperboard
clarence
clarinet
Clark cell, Clark standard cell
clasp
clasp knife, jackknife
classroom, schoolroom
clavichord
clavier, Klavier
clay pigeon
claymore mine, claymore
claymore
cleaners, dry cleaners
cleaning implement, cleaning device, cleaning equipment
cleaning pad
clean room, white room
clearway
cleat
cleat
cleats
cleaver, meat cleaver, chopper
clerestory, clearstory
clevis
clews
cliff dwelling
climbing frame
clinch
clinch, clench
clincher
clinic
clinical thermometer, mercury-in-glass clinical thermometer
clinker, clinker brick
clinometer, inclinometer
clip
clip lead
clip-on
clipper
clipper
clipper, clipper ship
cloak
cloak
cloakroom, coatroom
cloche
cloche
clock
clock pendulum
clock radio
clock tower
clockwork
clog, geta, patten, sabot
cloisonne
cloister
closed circuit, loop
closed-circuit television
closed loop, closed-loop system
closet
closeup lens
cloth cap, flat cap
cloth covering
clothesbrush
clothes closet, clothespress
clothes dryer, clothes drier
clothes hamper, laundry basket, clothes basket, voider
clotheshorse
clothespin, clothes pin, clothes peg
clothes tree, coat tree, coat stand
clothing, article of clothing, vesture, wear, wearable, habiliment
clothing store, haberdashery, haberdashery store, mens store
clout nail, clout
clove hitch
club car, lounge car
clubroom
cluster bomb
clutch
clutch, clutch pedal
clutch bag, clutch
coach, four-in-hand, coach-and-four
coach house, carriage house, remise
coal car
coal chute
coal house
coal shovel
coaming
coaster brake
coat
coat button
coat closet
coatdress
coatee
coat hanger, clothes hanger, dress hanger
coating, coat
coating
coat of paint
coatrack, coat rack, hatrack
coattail
coaxial cable, coax, coax cable
cobweb
cobweb
Cockcroft and Walton accelerator, Cockcroft-Walton accelerator, Cockcroft and Walton voltage multiplier, Cockcroft-Walton voltage multiplier
cocked hat
cockhorse
cockleshell
cockpit
cockpit
cockpit
cockscomb, coxcomb
cocktail dress, sheath
cocktail lounge
cocktail shaker
cocotte
codpiece
coelostat
coffee can
coffee cup
coffee filter
coffee maker
coffee mill, coffee grinder
coffee mug
coffeepot
coffee stall
coffee table, cocktail table
coffee urn
coffer
Coffey still
coffin, casket
cog, sprocket
coif
coil, spiral, volute, whorl, helix
coil
coil
coil spring, volute spring
coin box
colander, cullender
cold cathode
cold chisel, set chisel
cold cream, coldcream, face cream, vanishing cream
cold frame
collar, neckband
collar
college
collet, collet chuck
collider
colliery, pit
collimator
collimator
cologne, cologne water, eau de cologne
colonnade
colonoscope
colorimeter, tintometer
colors, colours
color television, colour television, color television system, colour television system, color TV, colour TV
color tube, colour tube, color television tube, colour television tube, color TV tube, colour TV tube
color wash, colour wash
Colt
colter, coulter
columbarium
columbarium, cinerarium
column, pillar
column, pillar
comb
comb
comber
combination lock
combination plane
combine
comforter, pacifier, baby's dummy, teething ring
command module
commissary
commissary
commodity, trade good, good
common ax, common axe, Dayton ax, Dayton axe
common room
communications satellite
communication system
community center, civic center
commutator
commuter, commuter train
compact, powder compact
compact, compact car
compact disk, compact disc, CD
compact-disk burner, CD burner
companionway
compartment
compartment
compass
compass
compass card, mariner's compass
compass saw
compound
compound lens
compound lever
compound microscope
compress
compression bandage, tourniquet
compressor
computer, computing machine, computing device, data processor, electronic computer, information processing system
computer circuit
computerized axial tomography scanner, CAT scanner
computer keyboard, keypad
computer monitor
computer network
computer screen, computer display
computer store
computer system, computing system, automatic data processing system, ADP system, ADPS
concentration camp, stockade
concert grand, concert piano
concert hall
concertina
concertina
concrete mixer, cement mixer
condensation pump, diffusion pump
condenser, optical condenser
condenser
condenser
condenser microphone, capacitor microphone
condominium
condominium, condo
conductor
cone clutch, cone friction clutch
confectionery, confectionary, candy store
conference center, conference house
conference room
conference table, council table, council board
confessional
conformal projection, orthomorphic projection
congress boot, congress shoe, congress gaiter
conic projection, conical projection
connecting rod
connecting room
connection, connexion, connector, connecter, connective
conning tower
conning tower
conservatory, hothouse, indoor garden
conservatory, conservatoire
console
console
console table, console
consulate
contact, tangency
contact, contact lens
container
container ship, containership, container vessel
containment
contrabassoon, contrafagotto, double bassoon
control, controller
control center
control circuit, negative feedback circuit
control key, command key
control panel, instrument panel, control board, board, panel
control rod
control room
control system
control tower
convector
convenience store
convent
conventicle, meetinghouse
converging lens, convex lens
converter, convertor
convertible
convertible, sofa bed
conveyance, transport
conveyer belt, conveyor belt, conveyer, conveyor, transporter
cooker
cookfire
cookhouse
cookie cutter
cookie jar, cooky jar
cookie sheet, baking tray
cooking utensil, cookware
cookstove
coolant system
cooler, ice chest
cooling system, cooling
cooling system, engine cooling system
cooling tower
coonskin cap, coonskin
cope
coping saw
copperware
copyholder
coquille
coracle
corbel, truss
corbel arch
corbel step, corbie-step, corbiestep, crow step
corbie gable
cord, corduroy
cord, electric cord
cordage
cords, corduroys
core
core bit
core drill
corer
cork, bottle cork
corker
corkscrew, bottle screw
corncrib
corner, quoin
corner, nook
corner post
cornet, horn, trumpet, trump
cornice
cornice
cornice, valance, valance board, pelmet
correctional institution
corrugated fastener, wiggle nail
corselet, corslet
corset, girdle, stays
cosmetic
cosmotron
costume
costume
costume
costume
cosy, tea cosy, cozy, tea cozy
cot, camp bed
cottage tent
cotter, cottar
cotter pin
cotton
cotton flannel, Canton flannel
cotton mill
couch
couch
couchette
coude telescope, coude system
counter
counter, tabulator
counter
counterbore, countersink, countersink bit
counter tube
country house
country store, general store, trading post
coupe
coupling, coupler
court, courtyard
court
court, courtroom
court
Courtelle
courthouse
courthouse
coverall
covered bridge
covered couch
covered wagon, Conestoga wagon, Conestoga, prairie wagon, prairie schooner)",
R"(covering
coverlet
cover plate
cowbarn, cowshed, cow barn, cowhouse, byre
cowbell
cowboy boot
cowboy hat, ten-gallon hat
cowhide
cowl
cow pen, cattle pen, corral
CPU board, mother board
crackle, crackleware, crackle china
cradle
craft
cramp, cramp iron
crampon, crampoon, climbing iron, climber
crampon, crampoon
crane
craniometer
crank, starter
crankcase
crankshaft
crash barrier
crash helmet
crate
cravat
crayon, wax crayon
crazy quilt
cream, ointment, emollient
cream pitcher, creamer
creche, foundling hospital
creche
credenza, credence
creel
crematory, crematorium, cremation chamber
crematory, crematorium
crepe, crape
crepe de Chine
crescent wrench
cretonne
crib, cot
crib
cricket ball
cricket bat, bat
cricket equipment
cringle, eyelet, loop, grommet, grummet
crinoline
crinoline
crochet needle, crochet hook
crock, earthenware jar
Crock Pot
crook, shepherd's crook
Crookes radiometer
Crookes tube
croquet ball
croquet equipment
croquet mallet
cross
crossbar
crossbar
crossbar
crossbench
cross bit
crossbow
crosscut saw, crosscut handsaw, cutoff saw
crossjack, mizzen course
crosspiece
crotchet
croupier's rake
crowbar, wrecking bar, pry, pry bar
crown, diadem
crown, crownwork, jacket, jacket crown, cap
crown jewels
crown lens
crow's nest
crucible, melting pot
crucifix, rood, rood-tree
cruet, crewet
cruet-stand
cruise control
cruise missile
cruiser
cruiser, police cruiser, patrol car, police car, prowl car, squad car
cruise ship, cruise liner
crupper
cruse
crusher
crutch
cryometer
cryoscope
cryostat
crypt
crystal, watch crystal, watch glass
crystal detector
crystal microphone
crystal oscillator, quartz oscillator
crystal set
cubitiere
cucking stool, ducking stool
cuckoo clock
cuddy
cudgel
cue, cue stick, pool cue, pool stick
cue ball
cuff, turnup
cuirass
cuisse
cul, cul de sac, dead end
culdoscope
cullis
culotte
cultivator, tiller
culverin
culverin
culvert
cup
cupboard, closet
cup hook
cupola
cupola
curb, curb bit
curb roof
curbstone, kerbstone
curette, curet
curler, hair curler, roller, crimper
curling iron
currycomb
cursor, pointer
curtain, drape, drapery, mantle, pall
customhouse, customshouse
cutaway, cutaway drawing, cutaway model
cutlas, cutlass
cutoff
cutout
cutter, cutlery, cutting tool
cutter
cutting implement
cutting room
cutty stool
cutwork
cybercafe
cyclopean masonry
cyclostyle
cyclotron
cylinder
cylinder, piston chamber
cylinder lock
cymbal
dacha
Dacron, Terylene
dado
dado plane
dagger, sticker
dairy, dairy farm
dais, podium, pulpit, rostrum, ambo, stump, soapbox
daisy print wheel, daisy wheel
daisywheel printer
dam, dike, dyke
damask
dampener, moistener
damper, muffler
damper block, piano damper
dark lantern, bull's-eye
darkroom
darning needle, embroidery needle
dart
dart
dashboard, fascia
dashiki, daishiki
dash-pot
data converter
data input device, input device
data multiplexer
data system, information system
davenport
davenport
davit
daybed, divan bed
daybook, ledger
day nursery, day care center
day school
dead axle
deadeye
deadhead
deanery
deathbed
death camp
death house, death row
death knell, death bell
death seat
deck
deck
deck chair, beach chair
deck-house
deckle
deckle edge, deckle
declinometer, transit declinometer
decoder
decolletage
decoupage
dedicated file server
deep-freeze, Deepfreeze, deep freezer, freezer
deerstalker
defense system, defence system
defensive structure, defense, defence
defibrillator
defilade
deflector
delayed action
delay line
delft
delicatessen, deli, food shop
delivery truck, delivery van, panel truck
delta wing
demijohn
demitasse
den
denim, dungaree, jean
densimeter, densitometer
densitometer
dental appliance
dental floss, floss
dental implant
dentist's drill, burr drill
denture, dental plate, plate
deodorant, deodourant
department store, emporium
departure lounge
depilatory, depilator, epilator
depressor
depth finder
depth gauge, depth gage
derrick
derrick
derringer
desk
desk phone
desktop computer
dessert spoon
destroyer, guided missile destroyer
destroyer escort
detached house, single dwelling
detector, sensor, sensing element
detector
detention home, detention house, house of detention, detention camp
detonating fuse
detonator, detonating device, cap
developer
device
Dewar flask, Dewar
dhoti
dhow
dial, telephone dial
dial
dial
dialog box, panel
dial telephone, dial phone
dialyzer, dialysis machine
diamante
diaper, nappy, napkin
diaper
diaphone
diaphragm, stop
diaphragm
diathermy machine
dibble, dibber
dice cup, dice box
dicer
dickey, dickie, dicky, shirtfront
dickey, dickie, dicky, dickey-seat, dickie-seat, dicky-seat
Dictaphone
die
diesel, diesel engine, diesel motor
diesel-electric locomotive, diesel-electric
diesel-hydraulic locomotive, diesel-hydraulic
diesel locomotive
diestock
differential analyzer
differential gear, differential
diffuser, diffusor
diffuser, diffusor
digester
diggings, digs, domiciliation, lodgings, pad
digital-analog converter, digital-to-analog converter
digital audiotape, DAT
digital camera
digital clock
digital computer
digital display, alphanumeric display
digital subscriber line, DSL
digital voltmeter
digital watch
digitizer, digitiser, analog-digital converter, analog-to-digital converter
dilator, dilater
dildo
dimity
dimmer
diner
dinette
dinghy, dory, rowboat
dining area
dining car, diner, dining compartment, buffet car
dining-hall
dining room, dining-room
dining-room furniture
dining-room table
dining table, board
dinner bell
dinner dress, dinner gown, formal, evening gown
dinner jacket, tux, tuxedo, black tie
dinner napkin
dinner pail, dinner bucket
dinner table
dinner theater, dinner theatre
diode, semiconductor diode, junction rectifier, crystal rectifier
diode, rectifying tube, rectifying valve
dip
diplomatic building
dipole, dipole antenna
dipper
dipstick
DIP switch, dual inline package switch
directional antenna
directional microphone
direction finder
dirk
dirndl
dirndl
dirty bomb
discharge lamp
discharge pipe
disco, discotheque
discount house, discount store, discounter, wholesale house
discus, saucer
disguise
dish
dish, dish aerial, dish antenna, saucer
dishpan
dish rack
dishrag, dishcloth
dishtowel, dish towel, tea towel
dishwasher, dish washer, dishwashing machine
disk, disc
disk brake, disc brake
disk clutch
disk controller
disk drive, disc drive, hard drive, Winchester drive
diskette, floppy, floppy disk
disk harrow, disc harrow
dispatch case, dispatch box
dispensary
dispenser
display, video display
display adapter, display adaptor
display panel, display board, board
display window, shop window, shopwindow, show window
disposal, electric pig, garbage disposal
disrupting explosive, bursting explosive
distaff
distillery, still
distributor, distributer, electrical distributor
distributor cam
distributor cap
distributor housing
distributor point, breaker point, point
ditch
ditch spade, long-handled spade
ditty bag
divan
divan, diwan
dive bomber
diverging lens, concave lens
divided highway, dual carriageway
divider
diving bell
divining rod, dowser, dowsing rod, waterfinder, water finder
diving suit, diving dress
dixie
Dixie cup, paper cup
dock, dockage, docking facility
doeskin
dogcart
doggie bag, doggy bag
dogsled, dog sled, dog sleigh
dog wrench
doily, doyley, doyly
doll, dolly
dollhouse, doll's house
dolly
dolman
dolman, dolman jacket
dolman sleeve
dolmen, cromlech, portal tomb
dome
dome, domed stadium, covered stadium
domino, half mask, eye mask
dongle
donkey jacket
door
door
door
doorbell, bell, buzzer
doorframe, doorcase
doorjamb, doorpost
doorlock
doormat, welcome mat
doornail
doorplate
doorsill, doorstep, threshold
doorstop, doorstopper
Doppler radar
dormer, dormer window
dormer window
dormitory, dorm, residence hall, hall, student residence
dormitory, dormitory room, dorm room
dosemeter, dosimeter
dossal, dossel
dot matrix printer, matrix printer, dot printer
double bed
double-bitted ax, double-bitted axe, Western ax, Western axe
double boiler, double saucepan
double-breasted jacket
double-breasted suit
double door
double glazing
double-hung window
double knit
doubler
double reed
double-reed instrument, double reed
doublet
doubletree
douche, douche bag
dovecote, columbarium, columbary
Dover's powder
dovetail, dovetail joint
dovetail plane
dowel, dowel pin, joggle
downstage
drafting instrument
drafting table, drawing table
Dragunov
drainage ditch
drainage system
drain basket
drainplug
drape
drapery
drawbar
drawbridge, lift bridge
drawer
drawers, underdrawers, shorts, boxers, boxershorts
drawing chalk
drawing room, withdrawing room
drawing room
drawknife, drawshave
drawstring bag
dray, camion
dreadnought, dreadnaught
dredge
dredger
dredging bucket
dress, frock
dress blues, dress whites
dresser
dress hat, high hat, opera hat, silk hat, stovepipe, top hat, topper, beaver
dressing, medical dressing
dressing case
dressing gown, robe-de-chambre, lounging robe
dressing room
dressing sack, dressing sacque
dressing table, dresser, vanity, toilet table
dress rack
dress shirt, evening shirt
dress suit, full dress, tailcoat, tail coat, tails, white tie, white tie and tails
dress uniform
drift net
drill
electric drill
drilling platform, offshore rig
drill press
drill rig, drilling rig, oilrig, oil rig
drinking fountain, water fountain, bubbler
drinking vessel
drip loop
drip mat
drip pan
dripping pan, drip pan
drip pot
drive
drive
drive line, drive line system
driver, number one wood
driveshaft
driveway, drive, private road
driving iron, one iron
driving wheel
drogue, drogue chute, drogue parachute
drogue parachute
drone, drone pipe, bourdon
drone, pilotless aircraft, radio-controlled aircraft
drop arch
drop cloth
drop curtain, drop cloth, drop
drop forge, drop hammer, drop press
drop-leaf table
dropper, eye dropper
droshky, drosky
drove, drove chisel
drugget
drugstore, apothecary's shop, chemist's, chemist's shop, pharmacy
drum, membranophone, tympan
drum, metal drum
drum brake
drumhead, head
drum printer
drum sander, electric sander, sander, smoother
drumstick
dry battery
dry-bulb thermometer
dry cell
dry dock, drydock, graving dock
dryer, drier
dry fly
dry kiln
dry masonry
dry point
dry wall, dry-stone wall
dual scan display
duck
duckboard
duckpin
dudeen
duffel, duffle
duffel bag, duffle bag, duffel, duffle
duffel coat, duffle coat
dugout
dugout canoe, dugout, pirogue
dulciana
dulcimer
dulcimer
dumbbell
dumb bomb, gravity bomb
dumbwaiter, food elevator
dumdum, dumdum bullet
dumpcart
Dumpster
dump truck, dumper, tipper truck, tipper lorry, tip truck, tipper
Dumpy level
dunce cap, dunce's cap, fool's cap
dune buggy, beach buggy
dungeon
duplex apartment, duplex
duplex house, duplex, semidetached house
duplicator, copier
dust bag, vacuum bag
dustcloth, dustrag, duster
dust cover
dust cover, dust sheet
dustmop, dust mop, dry mop
dustpan
Dutch oven
Dutch oven
dwelling, home, domicile, abode, habitation, dwelling house
dye-works
dynamo
dynamometer, ergometer
Eames chair
earflap, earlap
early warning radar
early warning system
earmuff
earphone, earpiece, headphone, phone
earplug
earplug
earthenware
earthwork
easel
easy chair, lounge chair, overstuffed chair
eaves
ecclesiastical attire, ecclesiastical robe
echinus
echocardiograph
edger
edge tool
efficiency apartment
egg-and-dart, egg-and-anchor, egg-and-tongue
eggbeater, eggwhisk
egg timer
eiderdown, duvet, continental quilt
eight ball
ejection seat, ejector seat, capsule
elastic
elastic bandage
Elastoplast
elbow
elbow pad
electric, electric automobile, electric car
electrical cable
electrical contact
electrical converter
electrical device
electrical system
electric bell
electric blanket
electric chair, chair, death chair, hot seat
electric clock
electric-discharge lamp, gas-discharge lamp
electric fan, blower
electric frying pan
electric furnace
electric guitar
electric hammer
electric heater, electric fire
electric lamp
electric locomotive
electric meter, power meter
electric mixer
electric motor
electric organ, electronic organ, Hammond organ, organ
electric range
electric refrigerator, fridge
electric toothbrush
electric typewriter
electro-acoustic transducer
electrode
electrodynamometer
electroencephalograph
electrograph
electrolytic, electrolytic capacitor, electrolytic condenser
electrolytic cell
electromagnet
electrometer
electromyograph
electron accelerator
electron gun
electronic balance
electronic converter
electronic device
electronic equipment
electronic fetal monitor, electronic foetal monitor, fetal monitor, foetal monitor
electronic instrument, electronic musical instrument
electronic voltmeter
electron microscope
electron multiplier
electrophorus
electroscope
electrostatic generator, electrostatic machine, Wimshurst machine, Van de Graaff generator
electrostatic printer
elevator, lift
elevator
elevator shaft
embankment
embassy
embellishment
emergency room, ER
emesis basin
emitter
empty
emulsion, photographic emulsion
enamel
enamel
enamelware
encaustic
encephalogram, pneumoencephalogram
enclosure
endoscope
energizer, energiser
engine
engine
engineering, engine room
enginery
English horn, cor anglais
English saddle, English cavalry saddle
enlarger
ensemble
ensign
entablature
entertainment center
entrenching tool, trenching spade
entrenchment, intrenchment
envelope
envelope
envelope, gasbag
eolith
epauliere
epee
epergne
epicyclic train, epicyclic gear train
epidiascope
epilating wax
equalizer, equaliser
equatorial
equipment
erasable programmable read-only memory, EPROM
eraser
erecting prism
erection
Erlenmeyer flask
escape hatch
escapement
escape wheel
escarpment, escarp, scarp, protective embankment
escutcheon, scutcheon
esophagoscope, oesophagoscope
espadrille
espalier
espresso maker
espresso shop
establishment
estaminet
estradiol patch
etagere
etamine, etamin
etching
ethernet
ethernet cable
Eton jacket
etui
eudiometer
euphonium
evaporative cooler
evening bag
exercise bike, exercycle
exercise device
exhaust, exhaust system
exhaust fan
exhaust valve
exhibition hall, exhibition area
Exocet
expansion bit, expansive bit
expansion bolt
explosive detection system, EDS
explosive device
explosive trace detection, ETD
express, limited
extension, telephone extension, extension phone
extension cord
external-combustion engine
external drive
extractor
eyebrow pencil
eyecup, eyebath, eye cup
eyeliner
eyepatch, patch
eyepiece, ocular
eyeshadow
fabric, cloth, material, textile
facade, frontage, frontal
face guard
face mask
faceplate
face powder
face veil
facing, cladding
facing
facing, veneer
facsimile, facsimile machine, fax
factory, mill, manufacturing plant, manufactory
factory ship
fagot, faggot
fagot stitch, faggot stitch
Fahrenheit thermometer
faience
faille
fairlead
fairy light
falchion
fallboard, fall-board
fallout shelter
false face
false teeth
family room
fan
fan belt
fan blade
fancy dress, masquerade, masquerade costume
fanion
fanlight
fanjet, fan-jet, fanjet engine, turbojet, turbojet engine, turbofan, turbofan engine
fanjet, fan-jet, turbofan, turbojet
fanny pack, butt pack
fan tracery
fan vaulting
farm building
farmer's market, green market, greenmarket
farmhouse
farm machine
farmplace, farm-place, farmstead
farmyard
farthingale
fastener, fastening, holdfast, fixing
fast reactor
fat farm
fatigues
faucet, spigot
fauld
fauteuil
feather boa, boa
featheredge
fedora, felt hat, homburg, Stetson, trilby
feedback circuit, feedback loop
feedlot
fell, felled seam
felloe, felly
felt
felt-tip pen, felt-tipped pen, felt tip, Magic Marker
felucca
fence, fencing
fencing mask, fencer's mask
fencing sword
fender, wing
fender, buffer, cowcatcher, pilot
Ferris wheel
ferrule, collet
ferry, ferryboat
ferule
festoon
fetoscope, foetoscope
fetter, hobble
fez, tarboosh
fiber, fibre, vulcanized fiber
fiber optic cable, fibre optic cable
fiberscope
fichu
fiddlestick, violin bow
field artillery, field gun
field coil, field winding
field-effect transistor, FET
field-emission microscope
field glass, glass, spyglass
field hockey ball
field hospital
field house, sports arena
field lens
field magnet
field-sequential color television, field-sequential color TV, field-sequential color television system, field-sequential color TV system
field tent
fieldwork
fife
fifth wheel, spare
fighter, fighter aircraft, attack aircraft
fighting chair
fig leaf
figure eight, figure of eight
figure loom, figured-fabric loom
figure skate
filament
filature
file
file, file cabinet, filing cabinet
file folder
file server
filigree, filagree, fillagree
filling
film, photographic film
film, plastic film
film advance
filter
filter
finder, viewfinder, view finder
finery
fine-tooth comb, fine-toothed comb
finger
fingerboard
finger bowl
finger paint, fingerpaint
finger-painting
finger plate, escutcheon, scutcheon
fingerstall, cot
finish coat, finishing coat
finish coat, finishing coat
finisher
fin keel
fipple
fipple flute, fipple pipe, recorder, vertical flute
fire
fire alarm, smoke alarm
firearm, piece, small-arm
fire bell
fireboat
firebox
firebrick
fire control radar
fire control system
fire engine, fire truck
fire extinguisher, extinguisher, asphyxiator
fire iron
fireman's ax, fireman's axe
fireplace, hearth, open fireplace
fire screen, fireguard
fire tongs, coal tongs
fire tower
firewall
firing chamber, gun chamber
firing pin
firkin
firmer chisel
first-aid kit
first-aid station
first base
first class
fishbowl, fish bowl, goldfish bowl
fisherman's bend
fisherman's knot, true lover's knot, truelove knot
fisherman's lure, fish lure
fishhook
fishing boat, fishing smack, fishing vessel
fishing gear, tackle, fishing tackle, fishing rig, rig
fishing rod, fishing pole
fish joint
fish knife
fishnet, fishing net
fish slice
fitment
fixative
fixer-upper
flag
flageolet, treble recorder, shepherd's pipe
flagon
flagpole, flagstaff
flagship
flail
flambeau
flamethrower
flange, rim
flannel
flannel, gabardine, tweed, white
flannelette
flap, flaps
flash, photoflash, flash lamp, flashgun, flashbulb, flash bulb
flash
flash camera
flasher
flashlight, torch
flashlight battery
flash memory
flask
flat arch, straight arch
flatbed
flatbed press, cylinder press
flat bench
flatcar, flatbed, flat
flat file
flatlet
flat panel display, FPD
flats
flat tip screwdriver
fleece
fleet ballistic missile submarine
fleur-de-lis, fleur-de-lys
flight simulator, trainer
flintlock
flintlock, firelock
flip-flop, thong
flipper, fin
float, plasterer's float
floating dock, floating dry dock
floatplane, pontoon plane
flood, floodlight, flood lamp, photoflood
floor, flooring
floor, level, storey, story
floor
floorboard
floor cover, floor covering
floor joist
floor lamp
flophouse, dosshouse
florist, florist shop, flower store
floss
flotsam, jetsam
flour bin
flour mill
flowerbed, flower bed, bed of flowers
flugelhorn, fluegelhorn
fluid drive
fluid flywheel
flume
fluorescent lamp
fluoroscope, roentgenoscope
flush toilet, lavatory
flute, transverse flute
flute, flute glass, champagne flute
flux applicator
fluxmeter
fly
flying boat
flying buttress, arc-boutant
flying carpet
flying jib
fly rod
fly tent
flytrap
flywheel
fob, watch chain, watch guard
foghorn
foglamp
foil
fold, sheepfold, sheep pen, sheepcote
folder)",
R"(folding chair
folding door, accordion door
folding saw
food court
food processor
food hamper
foot
footage
football
football helmet
football stadium
footbath
foot brake
footbridge, overcrossing, pedestrian bridge
foothold, footing
footlocker, locker
foot rule
footstool, footrest, ottoman, tuffet
footwear, footgear
footwear
forceps
force pump
fore-and-after
fore-and-aft sail
forecastle, fo'c'sle
forecourt
foredeck
fore edge, foredge
foreground
foremast
fore plane
foresail
forestay
foretop
fore-topmast
fore-topsail
forge
fork
forklift
formalwear, eveningwear, evening dress, evening clothes
Formica
fortification, munition
fortress, fort
forty-five
Foucault pendulum
foulard
foul-weather gear
foundation garment, foundation
foundry, metalworks
fountain
fountain pen
four-in-hand
four-poster
four-pounder
four-stroke engine, four-stroke internal-combustion engine
four-wheel drive, 4WD
four-wheel drive, 4WD
four-wheeler
fowling piece
foxhole, fox hole
fragmentation bomb, antipersonnel bomb, anti-personnel bomb, daisy cutter
frail
fraise
frame, framing
frame
frame buffer
framework
Francis turbine
franking machine
free house
free-reed
free-reed instrument
freewheel
freight car
freight elevator, service elevator
freight liner, liner train
freight train, rattler
French door
French horn, horn
French polish, French polish shellac
French roof
French window
Fresnel lens
fret
friary
friction clutch
frieze
frieze
frigate
frigate
frill, flounce, ruffle, furbelow
Frisbee
frock
frock coat
frontlet, frontal
front porch
front projector
fruit machine
frying pan, frypan, skillet
fuel filter
fuel gauge, fuel indicator
fuel injection, fuel injection system
fuel system
full-dress uniform
full metal jacket
full skirt
fumigator
funeral home, funeral parlor, funeral parlour, funeral chapel, funeral church, funeral-residence
funnel
funny wagon
fur
fur coat
fur hat
furnace
furnace lining, refractory
furnace room
furnishing
furnishing, trappings
furniture, piece of furniture, article of furniture
fur-piece
furrow
fuse, electrical fuse, safety fuse
fusee drive, fusee
fuselage
fusil
fustian
futon
gabardine
gable, gable end, gable wall
gable roof, saddle roof, saddleback, saddleback roof
gadgetry
gaff
gaff
gaff
gaffsail, gaff-headed sail
gaff topsail, fore-and-aft topsail
gag, muzzle
gaiter
gaiter
Galilean telescope
galleon
gallery
gallery, art gallery, picture gallery
galley, ship's galley, caboose, cookhouse
galley
galley
gallows
gallows tree, gallows-tree, gibbet, gallous
galvanometer
gambling house, gambling den, gambling hell, gaming house
gambrel, gambrel roof
game
gamebag
game equipment
gaming table
gamp, brolly
gangplank, gangboard, gangway
gangsaw
gangway
gantlet
gantry, gauntry
garage
garage, service department
Garand rifle, Garand, M-1, M-1 rifle
garbage
garbage truck, dustcart
garboard, garboard plank, garboard strake
garden
garden
garden rake
garden spade
garden tool, lawn tool
garden trowel
gargoyle
garibaldi
garlic press
garment
garment bag
garrison cap, overseas cap
garrote, garotte, garrotte, iron collar
garter, supporter
garter belt, suspender belt
garter stitch
gas guzzler
gas shell
gas bracket
gas burner, gas jet
gas-cooled reactor
gas-discharge tube
gas engine
gas fixture
gas furnace
gas gun
gas heater
gas holder, gasometer
gasket
gas lamp
gas maser
gasmask, respirator, gas helmet
gas meter, gasometer
gasoline engine, petrol engine
gasoline gauge, gasoline gage, gas gauge, gas gage, petrol gauge, petrol gage
gas oven
gas oven
gas pump, gasoline pump, petrol pump, island dispenser
gas range, gas stove, gas cooker
gas ring
gas tank, gasoline tank, petrol tank
gas thermometer, air thermometer
gastroscope
gas turbine
gas-turbine ship
gat, rod
gate
gatehouse
gateleg table
gatepost
gathered skirt
Gatling gun
gauge, gage
gauntlet, gantlet
gauntlet, gantlet, metal glove
gauze, netting, veiling
gauze, gauze bandage
gavel
gazebo, summerhouse
gear, gear wheel, geared wheel, cogwheel
gear, paraphernalia, appurtenance
gear, gear mechanism
gearbox, gear box, gear case
gearing, gear, geartrain, power train, train
gearset
gearshift, gearstick, shifter, gear lever
Geiger counter, Geiger-Muller counter
Geiger tube, Geiger-Muller tube
gene chip, DNA chip
general-purpose bomb, GP bomb
generator
generator
generator
Geneva gown
geodesic dome
georgette
gharry
ghat
ghetto blaster, boom box
gift shop, novelty shop
gift wrapping
gig
gig
gig
gig
gildhall
gill net
gilt, gilding
gimbal
gingham
girandole, girandola
girder
girdle, cincture, sash, waistband, waistcloth
glass, drinking glass
glass
glass cutter
glasses case
glebe house
Glengarry
glider, sailplane
Global Positioning System, GPS
glockenspiel, orchestral bells
glory hole, lazaretto
glove
glove compartment
glow lamp
glow tube
glyptic art, glyptography
glyptics, lithoglyptics
gnomon
goal
goalmouth
goalpost
goblet
godown
goggles
go-kart
gold plate
golf bag
golf ball
golfcart, golf cart
golf club, golf-club, club
golf-club head, club head, club-head, clubhead
golf equipment
golf glove
golliwog, golliwogg
gondola
gong, tam-tam
goniometer
Gordian knot
gorget
gossamer
Gothic arch
gouache
gouge
gourd, calabash
government building
government office
gown
gown, robe
gown, surgical gown, scrubs
grab
grab bag
grab bar
grace cup
grade separation
graduated cylinder
graffito, graffiti
gramophone, acoustic gramophone
granary, garner
grandfather clock, longcase clock
grand piano, grand
graniteware
granny knot, granny
grape arbor, grape arbour
grapnel, grapnel anchor
grapnel, grapple, grappler, grappling hook, grappling iron
grass skirt
grate, grating
grate, grating
grater
graver, graving tool, pointel, pointrel
gravestone, headstone, tombstone
gravimeter, gravity meter
gravure, photogravure, heliogravure
gravy boat, gravy holder, sauceboat, boat
grey, gray
grease-gun, gun
greasepaint
greasy spoon
greatcoat, overcoat, topcoat
great hall
greave, jambeau
greengrocery
greenhouse, nursery, glasshouse
grenade
grid, gridiron
griddle
grill, grille, grillwork
grille, radiator grille
grillroom, grill
grinder
grinding wheel, emery wheel
grindstone
gripsack
gristmill
grocery bag
grocery store, grocery, food market, market
grogram
groined vault
groover
grosgrain
gros point
ground, earth
ground bait
ground control
ground floor, first floor, ground level
groundsheet, ground cloth
G-string, thong
guard, safety, safety device
guard boat
guardroom
guardroom
guard ship
guard's van
gueridon
Guarnerius
guesthouse
guestroom
guidance system, guidance device
guided missile
guided missile cruiser
guided missile frigate
guildhall
guilloche
guillotine
guimpe
guimpe
guitar
guitar pick
gulag
gun
gunboat
gun carriage
gun case
gun emplacement, weapons emplacement
gun enclosure, gun turret, turret
gunlock, firing mechanism
gunnery
gunnysack, gunny sack, burlap bag
gun pendulum
gun room
gunsight, gun-sight
gun trigger, trigger
gurney
gusher
gusset, inset
gusset, gusset plate
guy, guy cable, guy wire, guy rope
gymnastic apparatus, exerciser
gym shoe, sneaker, tennis shoe
gym suit
gymslip
gypsy cab
gyrocompass
gyroscope, gyro
gyrostabilizer, gyrostabiliser
habergeon
habit
habit, riding habit
hacienda
hacksaw, hack saw, metal saw
haft, helve
hairbrush
haircloth, hair
hairdressing, hair tonic, hair oil, hair grease
hairnet
hairpiece, false hair, postiche
hairpin
hair shirt
hair slide
hair spray
hairspring
hair trigger
halberd
half binding
half hatchet
half hitch
half track
hall
hall
hall
Hall of Fame
hall of residence
hallstand
halter
halter, hackamore
hame
hammer
hammer, power hammer
hammer
hammerhead
hammock, sack
hamper
hand
handball
handbarrow
handbell
hand blower, blow dryer, blow drier, hair dryer, hair drier
handbow
hand brake, emergency, emergency brake, parking brake
hand calculator, pocket calculator
handcar
handcart, pushcart, cart, go-cart
hand cream
handcuff, cuff, handlock, manacle
hand drill, handheld drill
hand glass, simple microscope, magnifying glass
hand glass, hand mirror
hand grenade
hand-held computer, hand-held microcomputer
handhold
handkerchief, hankie, hanky, hankey
handlebar
handloom
hand lotion
hand luggage
hand-me-down
hand mower
hand pump
handrest
handsaw, hand saw, carpenter's saw
handset, French telephone
hand shovel
handspike
handstamp, rubber stamp
hand throttle
hand tool
hand towel, face towel
hand truck, truck
handwear, hand wear
handwheel
handwheel
hangar queen
hanger
hang glider
hangman's rope, hangman's halter, halter, hemp, hempen necktie
hank
hansom, hansom cab
harbor, harbour
hard disc, hard disk, fixed disk
hard hat, tin hat, safety hat
hardtop
hardware, ironware
hardware store, ironmonger, ironmonger's shop
harmonica, mouth organ, harp, mouth harp
harmonium, organ, reed organ
harness
harness
harp
harp
harpoon
harpoon gun
harpoon log
harpsichord, cembalo
Harris Tweed
harrow
harvester, reaper
hash house
hasp
hat, chapeau, lid
hatbox
hatch
hatchback, hatchback door
hatchback
hatchel, heckle
hatchet
hatpin
hauberk, byrnie
Hawaiian guitar, steel guitar
hawse, hawsehole, hawsepipe
hawser
hawser bend
hay bale
hayfork
hayloft, haymow, mow
haymaker, hay conditioner
hayrack, hayrig
hayrack
hazard
head
head
head
headboard
head covering, veil
headdress, headgear
header
header
header, coping, cope
header, lintel
headfast
head gasket
head gate
headgear
headlight, headlamp
headpiece
headpin, kingpin
headquarters, central office, main office, home office, home base
headrace
headrest
headsail
headscarf
headset
head shop
headstall, headpiece
headstock
health spa, spa, health club
hearing aid, ear trumpet
hearing aid, deaf-aid
hearse
hearth, fireside
hearthrug
heart-lung machine
heat engine
heater, warmer
heat exchanger
heating pad, hot pad
heat lamp, infrared lamp
heat pump
heat-seeking missile
heat shield
heat sink
heaume
heaver
heavier-than-air craft
heckelphone, basset oboe
hectograph, heliotype
hedge, hedgerow
hedge trimmer
helicon, bombardon
helicopter, chopper, whirlybird, eggbeater
heliograph
heliometer
helm
helmet
helmet
hematocrit, haematocrit
hemming-stitch
hemostat, haemostat
hemstitch, hemstitching
henroost
heraldry
hermitage
herringbone
herringbone, herringbone pattern
Herschelian telescope, off-axis reflector
Hessian boot, hessian, jackboot, Wellington, Wellington boot
heterodyne receiver, superheterodyne receiver, superhet
hibachi
hideaway, retreat
hi-fi, high fidelity sound system
high altar
high-angle gun
highball glass
highboard
highboy, tallboy
highchair, feeding chair
high gear, high
high-hat cymbal, high hat
highlighter
highlighter
high-pass filter
high-rise, tower block
high table
high-warp loom
hijab
hinge, flexible joint
hinging post, swinging post
hip boot, thigh boot
hipflask, pocket flask
hip pad
hip pocket
hippodrome
hip roof, hipped roof
hitch
hitch
hitching post
hitchrack, hitching bar
hob
hobble skirt
hockey skate
hockey stick
hod
hodoscope
hoe
hoe handle
hogshead
hoist
hold, keep
holder
holding cell
holding device
holding pen, holding paddock, holding yard
hollowware, holloware
holster
holster
holy of holies, sanctum sanctorum
home, nursing home, rest home
home appliance, household appliance
home computer
home plate, home base, home, plate
home room, homeroom
homespun
homestead
home theater, home theatre
homing torpedo
hone
honeycomb
hood, bonnet, cowl, cowling
hood
hood
hood, exhaust hood
hood
hood latch
hook
hook, claw
hook
hookah, narghile, nargileh, sheesha, shisha, chicha, calean, kalian, water pipe, hubble-bubble, hubbly-bubbly
hook and eye
hookup, assemblage
hookup
hook wrench, hook spanner
hoopskirt, crinoline
hoosegow, hoosgow
Hoover
hope chest, wedding chest
hopper
hopsacking, hopsack
horizontal bar, high bar
horizontal stabilizer, horizontal stabiliser, tailplane
horizontal tail
horn
horn
horn
horn button
hornpipe, pibgorn, stockhorn
horse, gymnastic horse
horsebox
horsecar
horse cart, horse-cart
horsecloth
horse-drawn vehicle
horsehair
horsehair wig
horseless carriage
horse pistol, horse-pistol
horseshoe, shoe
horseshoe
horse-trail
horsewhip
hose
hosiery, hose
hospice
hospital, infirmary
hospital bed
hospital room
hospital ship
hospital train
hostel, youth hostel, student lodging
hostel, hostelry, inn, lodge, auberge
hot-air balloon
hotel
hotel-casino, casino-hotel
hotel-casino, casino-hotel
hotel room
hot line
hot pants
hot plate, hotplate
hot rod, hot-rod
hot spot, hotspot
hot tub
hot-water bottle, hot-water bag
houndstooth check, hound's-tooth check, dogstooth check, dogs-tooth check, dog's-tooth check
hourglass
hour hand, little hand
house
house
houseboat
houselights
house of cards, cardhouse, card-house, cardcastle
house of correction
house paint, housepaint
housetop
housing, lodging, living accommodations
hovel, hut, hutch, shack, shanty
hovercraft, ground-effect machine
howdah, houdah
huarache, huaraches
hub-and-spoke, hub-and-spoke system
hubcap
huck, huckaback
hug-me-tight
hula-hoop
hulk
hull
humeral veil, veil
Humvee, Hum-Vee
hunter, hunting watch
hunting knife
hurdle
hurricane deck, hurricane roof, promenade deck, awning deck
hurricane lamp, hurricane lantern, tornado lantern, storm lantern, storm lamp
hut, army hut, field hut
hutch
hutment
hydraulic brake, hydraulic brakes
hydraulic press
hydraulic pump, hydraulic ram
hydraulic system
hydraulic transmission, hydraulic transmission system
hydroelectric turbine
hydrofoil, hydroplane
hydrofoil, foil
hydrogen bomb, H-bomb, fusion bomb, thermonuclear bomb
hydrometer, gravimeter
hygrodeik
hygrometer
hygroscope
hyperbaric chamber
hypercoaster
hypermarket
hypodermic needle
hypodermic syringe, hypodermic, hypo
hypsometer
hysterosalpingogram
I-beam
ice ax, ice axe, piolet
iceboat, ice yacht, scooter
icebreaker, iceboat
iced-tea spoon
ice hockey rink, ice-hockey rink
ice machine
ice maker
ice pack, ice bag
icepick, ice pick
ice rink, ice-skating rink, ice
ice skate
ice tongs
icetray
iconoscope
Identikit, Identikit picture
idle pulley, idler pulley, idle wheel
igloo, iglu
ignition coil
ignition key
ignition switch
imaret
immovable bandage
impact printer
impeller
implant
implement
impression
imprint
improvised explosive device, I.E.D., IED
impulse turbine
in-basket, in-tray
incendiary bomb, incendiary, firebomb
incinerator
inclined plane
inclinometer, dip circle
inclinometer
incrustation, encrustation
incubator, brooder
index register
Indiaman
Indian club
indicator
induction coil
inductor, inductance
industrial watercourse
inertial guidance system, inertial navigation system
inflater, inflator
inhaler, inhalator
injector
ink bottle, inkpot
ink eraser
ink-jet printer
inkle
inkstand
inkwell, inkstand
inlay
inside caliper
insole, innersole
instep
instillator
institution
instrument
instrument of punishment
instrument of torture
intaglio, diaglyph
intake valve
integrated circuit, microcircuit
integrator, planimeter
Intelnet
interceptor
interchange
intercommunication system, intercom
intercontinental ballistic missile, ICBM
interface, port
interferometer
interior door
internal-combustion engine, ICE
internal drive
internet, net, cyberspace
interphone
interrupter
intersection, crossroad, crossway, crossing, carrefour
interstice
intraocular lens
intravenous pyelogram, IVP
inverter
ion engine
ionization chamber, ionization tube
iPod
video iPod
iron, smoothing iron
iron
iron, branding iron
irons, chains
ironclad
iron foundry
iron horse
ironing
iron lung
ironmongery
ironworks
irrigation ditch
izar
jabot
jack
jack, jackstones
jack
jack
jacket
jacket
jacket
jack-in-the-box
jack-o'-lantern
jack plane
Jacob's ladder, jack ladder, pilot ladder
jaconet
Jacquard loom, Jacquard
jacquard
jag, dag
jail, jailhouse, gaol, clink, slammer, poky, pokey
jalousie
jamb
jammer
jampot, jamjar
japan
jar
Jarvik heart, Jarvik artificial heart
jaunting car, jaunty car
javelin
jaw
Jaws of Life
jean, blue jean, denim
jeep, landrover
jellaba
jerkin
jeroboam, double-magnum
jersey
jersey, T-shirt, tee shirt
jet, jet plane, jet-propelled plane
jet bridge
jet engine
jetliner
jeweler's glass
jewelled headdress, jeweled headdress
jew's harp, jews' harp, mouth bow
jib
jibboom
jig
jig
jiggermast, jigger
jigsaw, scroll saw, fretsaw
jigsaw puzzle
jinrikisha, ricksha, rickshaw
jobcentre
jodhpurs, jodhpur breeches, riding breeches
jodhpur, jodhpur boot, jodhpur shoe
joinery
joint
Joint Direct Attack Munition, JDAM
jointer, jointer plane, jointing plane, long plane
joist
jolly boat, jolly
jorum
joss house
journal bearing
journal box
joystick
jungle gym
junk
jug
jukebox, nickelodeon
jumbojet, jumbo jet
jumper, pinafore, pinny
jumper
jumper
jumper
jumper cable, jumper lead, lead, booster cable
jump seat
jump suit
jump suit, jumpsuit
junction
junction, conjunction
junction barrier, barrier strip
junk shop
jury box
jury mast
kachina
kaffiyeh
kalansuwa
Kalashnikov
kameez
kanzu
katharometer
kayak
kazoo
keel
keelboat
keelson
keep, donjon, dungeon
keg
kennel, doghouse, dog house
kepi, peaked cap, service cap, yachting cap
keratoscope
kerchief
ketch
kettle, boiler
kettle, kettledrum, tympanum, tympani, timpani
key
key
keyboard
keyboard buffer
keyboard instrument
keyhole
keyhole saw
khadi, khaddar
khaki
khakis)",
R"(khimar
khukuri
kick pleat
kicksorter, pulse height analyzer
kickstand
kick starter, kick start
kid glove, suede glove
kiln
kilt
kimono
kinescope, picture tube, television tube
Kinetoscope
king
king
kingbolt, kingpin, swivel pin
king post
Kipp's apparatus
kirk
kirpan
kirtle
kirtle
kit, outfit
kit
kitbag, kit bag
kitchen
kitchen appliance
kitchenette
kitchen table
kitchen utensil
kitchenware
kite balloon
klaxon, claxon
klieg light
klystron
knee brace
knee-high, knee-hi
knee pad
knee piece
knife
knife
knife blade
knight, horse
knit
knitting machine
knitting needle
knitwear
knob, boss
knob, pommel
knobble
knobkerrie, knobkerry
knocker, doorknocker, rapper
knot
knuckle joint, hinge joint
kohl
koto
kraal
kremlin
kris, creese, crease
krummhorn, crumhorn, cromorne
Kundt's tube
Kurdistan
kurta
kylix, cylix
kymograph, cymograph
lab bench, laboratory bench
lab coat, laboratory coat
lace
lacquer
lacquerware
lacrosse ball
ladder-back
ladder-back, ladder-back chair
ladder truck, aerial ladder truck
ladies' room, powder room
ladle
lady chapel
lagerphone
lag screw, lag bolt
lake dwelling, pile dwelling
lally, lally column
lamasery
lambrequin
lame
laminar flow clean room
laminate
lamination
lamp
lamp
lamp house, lamphouse, lamp housing
lamppost
lampshade, lamp shade
lanai
lancet arch, lancet
lancet window
landau
lander
landing craft
landing flap
landing gear
landing net
landing skid
land line, landline
land mine, ground-emplaced mine, booby trap
land office
lanolin
lantern
lanyard, laniard
lap, lap covering
laparoscope
lapboard
lapel
lap joint, splice
laptop, laptop computer
laryngoscope
laser, optical maser
laser-guided bomb, LGB
laser printer
lash, thong
lashing
lasso, lariat, riata, reata
latch
latch, door latch
latchet
latchkey
lateen, lateen sail
latex paint, latex, rubber-base paint
lath
lathe
latrine
lattice, latticework, fretwork
launch
launcher, rocket launcher
laundry, wash, washing, washables
laundry cart
laundry truck
lavalava
lavaliere, lavalier, lavalliere
laver
lawn chair, garden chair
lawn furniture
lawn mower, mower
layette
lead-acid battery, lead-acid accumulator
lead-in
leading rein
lead pencil
leaf spring
lean-to
lean-to tent
leash, tether, lead
leatherette, imitation leather
leather strip
Leclanche cell
lectern, reading desk
lecture room
lederhosen
ledger board
leg
leg
legging, leging, leg covering
Leiden jar, Leyden jar
leisure wear
lens, lense, lens system
lens, electron lens
lens cap, lens cover
lens implant, interocular lens implant, IOL
leotard, unitard, body suit, cat suit
letter case
letter opener, paper knife, paperknife
levee
level, spirit level
lever
lever, lever tumbler
lever
lever lock
Levi's, levis
Liberty ship
library
library
lid
Liebig condenser
lie detector
lifeboat
life buoy, lifesaver, life belt, life ring
life jacket, life vest, cork jacket
life office
life preserver, preserver, flotation device
life-support system, life support
life-support system, life support
lifting device
lift pump
ligament
ligature
light, light source
light arm
light bulb, lightbulb, bulb, incandescent lamp, electric light, electric-light bulb
light circuit, lighting circuit
light-emitting diode, LED
lighter, light, igniter, ignitor
lighter-than-air craft
light filter, diffusing screen
lighting
light machine gun
light meter, exposure meter, photometer
light microscope
lightning rod, lightning conductor
light pen, electronic stylus
lightship
Lilo
limber
limekiln
limiter, clipper
limousine, limo
linear accelerator, linac
linen
line printer, line-at-a-time printer
liner, ocean liner
liner, lining
lingerie, intimate apparel
lining, liner
link, data link
linkage
Link trainer
linocut
linoleum knife, linoleum cutter
Linotype, Linotype machine
linsey-woolsey
linstock
lion-jaw forceps
lip-gloss
lipstick, lip rouge
liqueur glass
liquid crystal display, LCD
liquid metal reactor
lisle
lister, lister plow, lister plough, middlebreaker, middle buster
litterbin, litter basket, litter-basket
little theater, little theatre
live axle, driving axle
living quarters, quarters
living room, living-room, sitting room, front room, parlor, parlour
load
Loafer
loaner
lobe
lobster pot
local
local area network, LAN
local oscillator, heterodyne oscillator
Lochaber ax
lock
lock, ignition lock
lock, lock chamber
lock
lockage
locker
locker room
locket
lock-gate
locking pliers
lockring, lock ring, lock washer
lockstitch
lockup
locomotive, engine, locomotive engine, railway locomotive
lodge, indian lodge
lodge, hunting lodge
lodge
lodging house, rooming house
loft, attic, garret
loft, pigeon loft
loft
log cabin
loggia
longbow
long iron
long johns
long sleeve
long tom
long trousers, long pants
long underwear, union suit
looking glass, glass
lookout, observation tower, lookout station, observatory
loom
loop knot
lorgnette
Lorraine cross, cross of Lorraine
lorry, camion
lota
lotion
loudspeaker, speaker, speaker unit, loudspeaker system, speaker system
lounge, waiting room, waiting area
lounger
lounging jacket, smoking jacket
lounging pajama, lounging pyjama
loungewear
loupe, jeweler's loupe
louvered window, jalousie
love knot, lovers' knot, lover's knot, true lovers' knot, true lover's knot
love seat, loveseat, tete-a-tete, vis-a-vis
loving cup
lowboy
low-pass filter
low-warp-loom
LP, L-P
L-plate
lubber's hole
lubricating system, force-feed lubricating system, force feed, pressure-feed lubricating system, pressure feed
luff
lug
luge
Luger
luggage carrier
luggage compartment, automobile trunk, trunk
luggage rack, roof rack
lugger
lugsail, lug
lug wrench
lumberjack, lumber jacket
lumbermill, sawmill
lunar excursion module, lunar module, LEM
lunchroom
lunette
lungi, lungyi, longyi
lunula
lusterware
lute
luxury liner, express luxury liner
lyceum
lychgate, lichgate
lyre
machete, matchet, panga
machicolation
machine
machine, simple machine
machine bolt
machine gun
machinery
machine screw
machine tool
machinist's vise, metalworking vise
machmeter
mackinaw
mackinaw, Mackinaw boat
mackinaw, Mackinaw coat
mackintosh, macintosh
macrame
madras
Mae West, air jacket
magazine rack
magic lantern
magnet
magnetic bottle
magnetic compass
magnetic core memory, core memory
magnetic disk, magnetic disc, disk, disc
magnetic head
magnetic mine
magnetic needle
magnetic recorder
magnetic stripe
magnetic tape, mag tape, tape
magneto, magnetoelectric machine
magnetometer, gaussmeter
magnetron
magnifier
magnum
magnus hitch
mail
mailbag, postbag
mailbag, mail pouch
mailboat, mail boat, packet, packet boat
mailbox, letter box
mail car
maildrop
mailer
maillot
maillot, tank suit
mailsorter
mail train
mainframe, mainframe computer
mainmast
main rotor
mainsail
mainspring
main-topmast
main-topsail
main yard
maisonette, maisonnette
majolica, maiolica
makeup, make-up, war paint
Maksutov telescope
malacca, malacca cane
mallet, beetle
mallet, hammer
mallet
mammogram
mandola
mandolin
manger, trough
mangle
manhole
manhole cover
man-of-war, ship of the line
manometer
manor, manor house
manor hall, hall
MANPAD
mansard, mansard roof
manse
mansion, mansion house, manse, hall, residence
mantel, mantelpiece, mantle, mantlepiece, chimneypiece
mantelet, mantilla
mantilla
Mao jacket
map
maquiladora
maraca
marble
marching order
marimba, xylophone
marina
marker
marketplace, market place, mart, market
marlinespike, marlinspike, marlingspike
marocain, crepe marocain
marquee, marquise
marquetry, marqueterie
marriage bed
martello tower
martingale
mascara
maser
masher
mashie, five iron
mashie niblick, seven iron
masjid, musjid
mask
mask
Masonite
Mason jar
masonry
mason's level
massage parlor
massage parlor
mass spectrograph
mass spectrometer, spectrometer
mast
mast
mastaba, mastabah
master bedroom
masterpiece, chef-d'oeuvre
mat
mat, gym mat
match, lucifer, friction match
match
matchboard
matchbook
matchbox
matchlock
match plane, tonguing and grooving plane
matchstick
material
materiel, equipage
maternity hospital
maternity ward
matrix
Matthew Walker, Matthew Walker knot
matting
mattock
mattress cover
maul, sledge, sledgehammer
maulstick, mahlstick
Mauser
mausoleum
maxi
Maxim gun
maximum and minimum thermometer
maypole
maze, labyrinth
mazer
means
measure
measuring cup
measuring instrument, measuring system, measuring device
measuring stick, measure, measuring rod
meat counter
meat grinder
meat hook
meat house
meat safe
meat thermometer
mechanical device
mechanical piano, Pianola, player piano
mechanical system
mechanism
medical building, health facility, healthcare facility
medical instrument
medicine ball
medicine chest, medicine cabinet
MEDLINE
megalith, megalithic structure
megaphone
memorial, monument
memory, computer memory, storage, computer storage, store, memory board
memory chip
memory device, storage device
menagerie, zoo, zoological garden
mending
menhir, standing stone
menorah
Menorah
man's clothing
men's room, men's
mercantile establishment, retail store, sales outlet, outlet
mercury barometer
mercury cell
mercury thermometer, mercury-in-glass thermometer
mercury-vapor lamp
mercy seat
merlon
mess, mess hall
mess jacket, monkey jacket, shell jacket
mess kit
messuage
metal detector
metallic
metal screw
metal wood
meteorological balloon
meter
meterstick, metrestick
metronome
mezzanine, mezzanine floor, entresol
mezzanine, first balcony
microbalance
microbrewery
microfiche
microfilm
micrometer, micrometer gauge, micrometer caliper
microphone, mike
microprocessor
microscope
microtome
microwave, microwave oven
microwave diathermy machine
microwave linear accelerator
middy, middy blouse
midiron, two iron
mihrab
mihrab
military hospital
military quarters
military uniform
military vehicle
milk bar
milk can
milk float
milking machine
milking stool
milk wagon, milkwagon
mill, grinder, milling machinery
milldam
miller, milling machine
milliammeter
millinery, woman's hat
millinery, hat shop
milling
millivoltmeter
millstone
millstone
millwheel, mill wheel
mimeograph, mimeo, mimeograph machine, Roneo, Roneograph
minaret
mincer, mincing machine
mine
mine detector
minelayer
mineshaft
minibar, cellaret
minibike, motorbike
minibus
minicar
minicomputer
ministry
miniskirt, mini
minisub, minisubmarine
minivan
miniver
mink, mink coat
minster
mint
minute hand, big hand
Minuteman
mirror
missile
missile defense system, missile defence system
miter box, mitre box
miter joint, mitre joint, miter, mitre
mitten
mixer
mixer
mixing bowl
mixing faucet
mizzen, mizen
mizzenmast, mizenmast, mizzen, mizen
mobcap
mobile home, manufactured home
moccasin, mocassin
mock-up
mod con
Model T
modem
modillion
module
module
mohair
moire, watered-silk
mold, mould, cast
moldboard, mouldboard
moldboard plow, mouldboard plough
moleskin
Molotov cocktail, petrol bomb, gasoline bomb
monastery
monastic habit
moneybag
money belt
monitor
monitor
monitor, monitoring device
monkey-wrench, monkey wrench
monk's cloth
monochrome
monocle, eyeglass
monofocal lens implant, monofocal IOL
monoplane
monotype
monstrance, ostensorium
mooring tower, mooring mast
Moorish arch, horseshoe arch
moped
mop handle
moquette
morgue, mortuary, dead room
morion, cabasset
morning dress
morning dress
morning room
Morris chair
mortar, howitzer, trench mortar
mortar
mortarboard
mortise joint, mortise-and-tenon joint
mosaic
mosque
mosquito net
motel
motel room
Mother Hubbard, muumuu
motion-picture camera, movie camera, cine-camera
motion-picture film, movie film, cine-film
motley
motley
motor
motorboat, powerboat
motorcycle, bike
motor hotel, motor inn, motor lodge, tourist court, court
motorized wheelchair
motor scooter, scooter
motor vehicle, automotive vehicle
mound, hill
mound, hill, pitcher's mound
mount, setting
mountain bike, all-terrain bike, off-roader
mountain tent
mouse, computer mouse
mouse button
mousetrap
mousse, hair mousse, hair gel
mouthpiece, embouchure
mouthpiece
mouthpiece, gumshield
movement
movie projector, cine projector, film projector
moving-coil galvanometer
moving van
mud brick
mudguard, splash guard, splash-guard
mudhif
muff
muffle
muffler
mufti
mug
mulch
mule, scuff
multichannel recorder
multiengine airplane, multiengine plane
multiplex
multiplexer
multiprocessor
multistage rocket, step rocket
munition, ordnance, ordnance store
Murphy bed
musette, shepherd's pipe
musette pipe
museum
mushroom anchor
musical instrument, instrument
music box, musical box
music hall, vaudeville theater, vaudeville theatre
music school
music stand, music rack
music stool, piano stool
musket
musket ball, ball
muslin
mustache cup, moustache cup
mustard plaster, sinapism
mute
muzzle loader
muzzle
myelogram
nacelle
nail
nailbrush
nailfile
nailhead
nailhead
nail polish, nail enamel, nail varnish
nainsook
Napier's bones, Napier's rods
nard, spikenard
narrowbody aircraft, narrow-body aircraft, narrow-body
narrow wale
narthex
narthex
nasotracheal tube
national monument
nautilus, nuclear submarine, nuclear-powered submarine
navigational system
naval equipment
naval gun
naval missile
naval radar
naval tactical data system
naval weaponry
nave
navigational instrument
nebuchadnezzar
neckband
neck brace
neckcloth, stock
neckerchief
necklace
necklet
neckline
neckpiece
necktie, tie
neckwear
needle
needle
needlenose pliers
needlework, needlecraft
negative
negative magnetic pole, negative pole, south-seeking pole
negative pole
negligee, neglige, peignoir, wrapper, housecoat
neolith
neon lamp, neon induction lamp, neon tube
nephoscope
nest
nest egg
net, network, mesh, meshing, meshwork
net
net
net
network, electronic network
network
neutron bomb
newel
newel post, newel
newspaper, paper
newsroom
newsroom
newsstand
Newtonian telescope, Newtonian reflector
nib, pen nib
niblick, nine iron
nicad, nickel-cadmium accumulator
nickel-iron battery, nickel-iron accumulator
Nicol prism
night bell
nightcap
nightgown, gown, nightie, night-robe, nightdress
night latch
night-light
nightshirt
nightwear, sleepwear, nightclothes
ninepin, skittle, skittle pin
ninepin ball, skittle ball
ninon
nipple
nipple shield
niqab
Nissen hut, Quonset hut
nogging
noisemaker
nonsmoker, nonsmoking car
non-volatile storage, nonvolatile storage
Norfolk jacket
noria
nosebag, feedbag
noseband, nosepiece
nose flute
nosewheel
notebook, notebook computer
nuclear-powered ship
nuclear reactor, reactor
nuclear rocket
nuclear weapon, atomic weapon
nude, nude painting
numdah, numdah rug, nammad
nun's habit
nursery, baby's room
nut and bolt
nutcracker
nylon
nylons, nylon stocking, rayons, rayon stocking, silk stocking
oar
oast
oast house
obelisk
object ball
objective, objective lens, object lens, object glass
oblique bandage
oboe, hautboy, hautbois
oboe da caccia
oboe d'amore
observation dome
observatory
obstacle
obturator
ocarina, sweet potato
octant
odd-leg caliper
odometer, hodometer, mileometer, milometer
oeil de boeuf
office, business office
office building, office block
office furniture
officer's mess
off-line equipment, auxiliary equipment
ogee, cyma reversa
ogee arch, keel arch
ohmmeter
oil, oil color, oil colour
oilcan
oilcloth
oil filter
oil heater, oilstove, kerosene heater, kerosine heater
oil lamp, kerosene lamp, kerosine lamp
oil paint
oil pump
oil refinery, petroleum refinery
oilskin, slicker
oil slick
oilstone
oil tanker, oiler, tanker, tank ship
old school tie
olive drab
olive drab, olive-drab uniform
Olympian Zeus
omelet pan, omelette pan
omnidirectional antenna, nondirectional antenna
omnirange, omnidirectional range, omnidirectional radio range
onion dome
open-air market, open-air marketplace, market square
open circuit
open-end wrench, tappet wrench
opener
open-hearth furnace
openside plane, rabbet plane
open sight
openwork
opera, opera house
opera cloak, opera hood
operating microscope
operating room, OR, operating theater, operating theatre, surgery
operating table
ophthalmoscope
optical device
optical disk, optical disc
optical instrument
optical pyrometer, pyroscope
optical telescope
orchestra pit, pit
ordinary, ordinary bicycle
organ, pipe organ
organdy, organdie
organic light-emitting diode, OLED
organ loft
organ pipe, pipe, pipework
organza
oriel, oriel window
oriflamme
O ring
Orlon
orlop deck, orlop, fourth deck
orphanage, orphans' asylum
orphrey
orrery
orthicon, image orthicon
orthochromatic film
orthopter, ornithopter
orthoscope
oscillograph
oscilloscope, scope, cathode-ray oscilloscope, CRO
ossuary
otoscope, auriscope, auroscope
ottoman, pouf, pouffe, puff, hassock
oubliette
out-basket, out-tray
outboard motor, outboard
outboard motorboat, outboard
outbuilding
outerwear, overclothes
outfall
outfit, getup, rig, turnout
outfitter
outhouse, privy, earth-closet, jakes
output device
outrigger
outrigger canoe
outside caliper
outside mirror
outwork
oven
oven thermometer
overall
overall, boilersuit, boilers suit
overcoat, overcoating
overdrive
overgarment, outer garment
overhand knot
overhang
overhead projector
overmantel
overnighter, overnight bag, overnight case
overpass, flyover
override
overshoe
overskirt
oxbow
Oxbridge
oxcart
oxeye
oxford
oximeter
oxyacetylene torch
oxygen mask
oyster bar
oyster bed, oyster bank, oyster park
pace car
pacemaker, artificial pacemaker
pack
pack
pack, face pack
package, parcel
package store, liquor store, off-licence
packaging
packet
packing box, packing case
packinghouse, packing plant
packinghouse
packing needle
packsaddle
paddle, boat paddle
paddle
paddle
paddle box, paddle-box
paddle steamer, paddle-wheeler
paddlewheel, paddle wheel
paddock
padlock
page printer, page-at-a-time printer
paint, pigment
paintball
paintball gun
paintbox
paintbrush
paisley
pajama, pyjama, pj's, jammies
pajama, pyjama
palace
palace, castle
palace
palanquin, palankeen
paleolith
palestra, palaestra
palette, pallet)",
R"(palette knife
palisade
pallet
pallette, palette
pallium
pallium
pan
pan, cooking pan
pancake turner
panchromatic film
panda car
paneling, panelling, pane
panhandle
panic button
pannier
pannier
pannikin
panopticon
panopticon
panpipe, pandean pipe, syrinx
pantaloon
pantechnicon
pantheon
pantheon
pantie, panty, scanty, step-in
panting, trousering
pant leg, trouser leg
pantograph
pantry, larder, buttery
pants suit, pantsuit
panty girdle
pantyhose
panzer
paper chain
paper clip, paperclip, gem clip
paper cutter
paper fastener
paper feed
paper mill
paper towel
parabolic mirror
parabolic reflector, paraboloid reflector
parachute, chute
parallel bars, bars
parallel circuit, shunt circuit
parallel interface, parallel port
parang
parapet, breastwork
parapet
parasail
parasol, sunshade
parer, paring knife
parfait glass
pargeting, pargetting, pargetry
pari-mutuel machine, totalizer, totaliser, totalizator, totalisator
parka, windbreaker, windcheater, anorak
park bench
parking meter
parlor, parlour
parquet, parquet floor
parquetry, parqueterie
parsonage, vicarage, rectory
Parsons table
partial denture
particle detector
partition, divider
parts bin
party line
party wall
parvis
passenger car, coach, carriage
passenger ship
passenger train
passenger van
passe-partout
passive matrix display
passkey, passe-partout, master key, master
pass-through
pastry cart
patch
patchcord
patchouli, patchouly, pachouli
patch pocket
patchwork, patchwork quilt
patent log, screw log, taffrail log
paternoster
patina
patio, terrace
patisserie
patka
patrol boat, patrol ship
patty-pan
pave
pavilion, marquee
pavior, paviour, paving machine
pavis, pavise
pawn
pawnbroker's shop, pawnshop, loan office
pay-phone, pay-station
PC board
peach orchard
pea jacket, peacoat
peavey, peavy, cant dog, dog hook
pectoral, pectoral medallion
pedal, treadle, foot pedal, foot lever
pedal pusher, toreador pants
pedestal, plinth, footstall
pedestal table
pedestrian crossing, zebra crossing
pedicab, cycle rickshaw
pediment
pedometer
peeler
peep sight
peg, nog
peg, pin, thole, tholepin, rowlock, oarlock
peg
peg, wooden leg, leg, pegleg
pegboard
Pelham
pelican crossing
pelisse
pelvimeter
pen
penal colony
penal institution, penal facility
penalty box
pen-and-ink
pencil
pencil
pencil box, pencil case
pencil sharpener
pendant earring, drop earring, eardrop
pendulum
pendulum clock
pendulum watch
penetration bomb
penile implant
penitentiary, pen
penknife
penlight
pennant, pennon, streamer, waft
pennywhistle, tin whistle, whistle
penthouse
pentode
peplos, peplus, peplum
peplum
pepper mill, pepper grinder
pepper shaker, pepper box, pepper pot
pepper spray
percale
percolator
percussion cap
percussion instrument, percussive instrument
perforation
perfume, essence
perfumery
perfumery
perfumery
peripheral, computer peripheral, peripheral device
periscope
peristyle
periwig, peruke
permanent press, durable press
perpetual motion machine
personal computer, PC, microcomputer
personal digital assistant, PDA, personal organizer, personal organiser, organizer, organiser
personnel carrier
pestle
pestle, muller, pounder
petcock
Petri dish
petrolatum gauze
pet shop
petticoat, half-slip, underskirt
pew, church bench
phial, vial, ampule, ampul, ampoule
Phillips screw
Phillips screwdriver
phonograph needle, needle
phonograph record, phonograph recording, record, disk, disc, platter
photocathode
photocoagulator
photocopier
photographic equipment
photographic paper, photographic material
photometer
photomicrograph
Photostat, Photostat machine
photostat
physical pendulum, compound pendulum
piano, pianoforte, forte-piano
piano action
piano keyboard, fingerboard, clavier
piano wire
piccolo
pick, pickax, pickaxe
pick
pick, plectrum, plectron
pickelhaube
picket boat
picket fence, paling
picket ship
pickle barrel
pickup, pickup truck
picture, image, icon, ikon
picture frame
picture hat
picture rail
picture window
piece of cloth, piece of material
pied-a-terre
pier
pier
pier arch
pier glass, pier mirror
pier table
pieta
piezometer
pig bed, pig
piggery, pig farm
piggy bank, penny bank
pilaster
pile, spile, piling, stilt
pile driver
pill bottle
pillbox, toque, turban
pillion
pillory
pillow
pillow block
pillow lace, bobbin lace
pillow sham
pilot bit
pilot boat
pilot burner, pilot light, pilot
pilot cloth
pilot engine
pilothouse, wheelhouse
pilot light, pilot lamp, indicator lamp
pin
pin, flag
pin, pin tumbler
pinata
pinball machine, pin table
pince-nez
pincer, pair of pincers, tweezer, pair of tweezers
pinch bar
pincurl clip
pinfold
ping-pong ball
pinhead
pinion
pinnacle
pinprick
pinstripe
pinstripe
pinstripe
pintle
pinwheel, pinwheel wind collector
pinwheel
tabor pipe
pipe
pipe bomb
pipe cleaner
pipe cutter
pipefitting, pipe fitting
pipet, pipette
pipe vise, pipe clamp
pipe wrench, tube wrench
pique
pirate, pirate ship
piste
pistol, handgun, side arm, shooting iron
pistol grip
piston, plunger
piston ring
piston rod
pit
pitcher, ewer
pitchfork
pitching wedge
pitch pipe
pith hat, pith helmet, sun helmet, topee, topi
piton
Pitot-static tube, Pitot head, Pitot tube
Pitot tube, Pitot
pitsaw
pivot, pin
pivoting window
pizzeria, pizza shop, pizza parlor
place of business, business establishment
place of worship, house of prayer, house of God, house of worship
placket
planchet, coin blank
plane, carpenter's plane, woodworking plane
plane, planer, planing machine
plane seat
planetarium
planetarium
planetarium
planetary gear, epicyclic gear, planet wheel, planet gear
plank-bed
planking
planner
plant, works, industrial plant
planter
plaster, adhesive plaster, sticking plaster
plasterboard, gypsum board
plastering trowel
plastic bag
plastic bomb
plastic laminate
plastic wrap
plastron
plastron
plastron
plate, scale, shell
plate, collection plate
plate
platen
platen
plate rack
plate rail
platform
platform, weapons platform
platform
platform bed
platform rocker
plating, metal plating
platter
playback
playbox, play-box
playground
playpen, pen
playsuit
plaza, mall, center, shopping mall, shopping center, shopping centre
pleat, plait
plenum
plethysmograph
pleximeter, plessimeter
plexor, plessor, percussor
pliers, pair of pliers, plyers
plimsoll
plotter
plow, plough
plug, stopper, stopple
plug, male plug
plug fuse
plughole
plumb bob, plumb, plummet
plumb level
plunger, plumber's helper
plus fours
plush
plywood, plyboard
pneumatic drill
p-n junction
p-n-p transistor
poacher
pocket
pocket battleship
pocketcomb, pocket comb
pocket flap
pocket-handkerchief
pocketknife, pocket knife
pocket watch
pod, fuel pod
pogo stick
point-and-shoot camera
pointed arch
pointing trowel
point lace, needlepoint
poker, stove poker, fire hook, salamander
polarimeter, polariscope
Polaroid
Polaroid camera, Polaroid Land camera
pole
pole
poleax, poleaxe
poleax, poleaxe
police boat
police van, police wagon, paddy wagon, patrol wagon, wagon, black Maria
polling booth
polo ball
polo mallet, polo stick
polonaise
polo shirt, sport shirt
polyester
polygraph
pomade, pomatum
pommel horse, side horse
poncho
pongee
poniard, bodkin
pontifical
pontoon
pontoon bridge, bateau bridge, floating bridge
pony cart, ponycart, donkey cart, tub-cart
pool ball
poolroom
pool table, billiard table, snooker table
poop deck
poor box, alms box, mite box
poorhouse
pop bottle, soda bottle
popgun
poplin
popper
poppet, poppet valve
pop tent
porcelain
porch
porkpie, porkpie hat
porringer
portable
portable computer
portable circular saw, portable saw
portcullis
porte-cochere
porte-cochere
portfolio
porthole
portico
portiere
portmanteau, Gladstone, Gladstone bag
portrait camera
portrait lens
positive pole, positive magnetic pole, north-seeking pole
positive pole
positron emission tomography scanner, PET scanner
post
postage meter
post and lintel
post chaise
postern
post exchange, PX
posthole digger, post-hole digger
post horn
posthouse, post house
pot
pot, flowerpot
potbelly, potbelly stove
Potemkin village
potential divider, voltage divider
potentiometer, pot
potentiometer
potpourri
potsherd
potter's wheel
pottery, clayware
pottle
potty seat, potty chair
pouch
poultice, cataplasm, plaster
pound, dog pound
pound net
powder
powder and shot
powdered mustard, dry mustard
powder horn, powder flask
powder keg
power brake
power cord
power drill
power line, power cable
power loom
power mower, motor mower
power pack
power saw, saw, sawing machine
power shovel, excavator, digger, shovel
power steering, power-assisted steering
power takeoff, PTO
power tool
praetorium, pretorium
prayer rug, prayer mat
prayer shawl, tallith, tallis
precipitator, electrostatic precipitator, Cottrell precipitator
prefab
presbytery
presence chamber
press, mechanical press
press, printing press
press
press box
press gallery
press of sail, press of canvas
pressure cabin
pressure cooker
pressure dome
pressure gauge, pressure gage
pressurized water reactor, PWR
pressure suit
pricket
prie-dieu
primary coil, primary winding, primary
Primus stove, Primus
Prince Albert
print
print buffer
printed circuit
printer, printing machine
printer
printer cable
priory
prison, prison house
prison camp, internment camp, prisoner of war camp, POW camp
privateer
private line
privet hedge
probe
proctoscope
prod, goad
production line, assembly line, line
projectile, missile
projector
projector
prolonge
prolonge knot, sailor's breastplate
prompter, autocue
prong
propeller, propellor
propeller plane
propjet, turboprop, turbo-propeller plane
proportional counter tube, proportional counter
propulsion system
proscenium, proscenium wall
proscenium arch
prosthesis, prosthetic device
protective covering, protective cover, protection
protective garment
proton accelerator
protractor
pruner, pruning hook, lopper
pruning knife
pruning saw
pruning shears
psaltery
psychrometer
PT boat, mosquito boat, mosquito craft, motor torpedo boat
public address system, P.A. system, PA system, P.A., PA
public house, pub, saloon, pothouse, gin mill, taphouse
public toilet, comfort station, public convenience, convenience, public lavatory, restroom, toilet facility, wash room
public transport
public works
puck, hockey puck
pull
pullback, tieback
pull chain
pulley, pulley-block, pulley block, block
pull-off, rest area, rest stop, layby, lay-by
Pullman, Pullman car
pullover, slipover
pull-through
pulse counter
pulse generator
pulse timing circuit
pump
pump
pump action, slide action
pump house, pumping station
pump room
pump-type pliers
pump well
punch, puncher
punchboard
punch bowl
punching bag, punch bag, punching ball, punchball
punch pliers
punch press
punnet
punt
pup tent, shelter tent
purdah
purifier
purl, purl stitch
purse
push-bike
push broom
push button, push, button
push-button radio
pusher, zori
put-put
puttee
putter, putting iron
putty knife
puzzle
pylon, power pylon
pylon
pyramidal tent
pyrograph
pyrometer
pyrometric cone
pyrostat
pyx, pix
pyx, pix, pyx chest, pix chest
pyxis
quad, quadrangle
quadrant
quadraphony, quadraphonic system, quadriphonic system
quartering
quarterstaff
quartz battery, quartz mill
quartz lamp
queen
queen
queen post
quern
quill, quill pen
quilt, comforter, comfort, puff
quilted bedspread
quilting
quipu
quirk molding, quirk moulding
quirt
quiver
quoin, coign, coigne
quoit
QWERTY keyboard
rabbet, rebate
rabbet joint
rabbit ears
rabbit hutch
raceabout
racer, race car, racing car
raceway, race
racing boat
racing gig
racing skiff, single shell
rack, stand
rack
rack, wheel
rack and pinion
racket, racquet
racquetball
radar, microwave radar, radio detection and ranging, radiolocation
radial, radial tire, radial-ply tire
radial engine, rotary engine
radiation pyrometer
radiator
radiator
radiator cap
radiator hose
radio, wireless
radio antenna, radio aerial
radio chassis
radio compass
radiogram, radiograph, shadowgraph, skiagraph, skiagram
radio interferometer
radio link, link
radiometer
radiomicrometer
radio-phonograph, radio-gramophone
radio receiver, receiving set, radio set, radio, tuner, wireless
radiotelegraph, radiotelegraphy, wireless telegraph, wireless telegraphy
radiotelephone, radiophone, wireless telephone
radio telescope, radio reflector
radiotherapy equipment
radio transmitter
radome, radar dome
raft
rafter, balk, baulk
raft foundation
rag, shred, tag, tag end, tatter
ragbag
raglan
raglan sleeve
rail
rail fence
railhead
railing, rail
railing
railroad bed
railroad tunnel
rain barrel
raincoat, waterproof
rain gauge, rain gage, pluviometer, udometer
rain stick
rake
rake handle
RAM disk
ramekin, ramequin
ramjet, ramjet engine, atherodyde, athodyd, flying drainpipe
rammer
ramp, incline
rampant arch
rampart, bulwark, wall
ramrod
ramrod
ranch, spread, cattle ranch, cattle farm
ranch house
random-access memory, random access memory, random memory, RAM, read/write memory
rangefinder, range finder
range hood
range pole, ranging pole, flagpole
rapier, tuck
rariora
rasp, wood file
ratchet, rachet, ratch
ratchet wheel
rathskeller
ratline, ratlin
rat-tail file
rattan, ratan
rattrap
rayon
razor
razorblade
reaction-propulsion engine, reaction engine
reaction turbine
reactor
reading lamp
reading room
read-only memory, ROM, read-only storage, fixed storage
read-only memory chip
readout, read-out
read/write head, head
ready-to-wear
real storage
reamer
reamer, juicer, juice reamer
rearview mirror
Reaumur thermometer
rebozo
receiver, receiving system
receptacle
reception desk
reception room
recess, niche
reciprocating engine
recliner, reclining chair, lounger
reconnaissance plane
reconnaissance vehicle, scout car
record changer, auto-changer, changer
recorder, recording equipment, recording machine
recording
recording system
record player, phonograph
record sleeve, record cover
recovery room
recreational vehicle, RV, R.V.
recreation room, rec room
recycling bin
recycling plant
redbrick university
red carpet
redoubt
redoubt
reduction gear
reed pipe
reed stop
reef knot, flat knot
reel
reel
refectory
refectory table
refinery
reflecting telescope, reflector
reflectometer
reflector
reflex camera
reflux condenser
reformatory, reform school, training school
reformer
refracting telescope
refractometer
refrigeration system
refrigerator, icebox
refrigerator car
refuge, sanctuary, asylum
regalia
regimentals
regulator
rein
relay, electrical relay
release, button
religious residence, cloister
reliquary
remote control, remote
remote terminal, link-attached terminal, remote station, link-attached station
removable disk
rendering
rep, repp
repair shop, fix-it shop
repeater
repeating firearm, repeater
repository, monument
reproducer
rerebrace, upper cannon
rescue equipment
research center, research facility
reseau
reservoir
reset
reset button
residence
resistance pyrometer
resistor, resistance
resonator
resonator, cavity resonator, resonating chamber
resort hotel, spa
respirator, inhalator
restaurant, eating house, eating place, eatery
rest house
restraint, constraint
resuscitator
retainer
retaining wall
reticle, reticule, graticule
reticulation
reticule
retort
retractor
return key, return
reverberatory furnace
revers, revere
reverse, reverse gear
reversible
revetment, revetement, stone facing
revetment
revolver, six-gun, six-shooter
revolving door, revolver
rheometer
rheostat, variable resistor
rhinoscope
rib
riband, ribband
ribbed vault
ribbing
ribbon development
rib joint pliers
ricer
riddle
ride
ridge, ridgepole, rooftree
ridge rope
riding boot
riding crop, hunting crop
riding mower
rifle
rifle ball
rifle grenade
rig
rigger, rigger brush
rigger
rigging, tackle
rigout
ringlet
rings
rink, skating rink
riot gun
ripcord
ripcord
ripping bar
ripping chisel
ripsaw, splitsaw
riser
riser, riser pipe, riser pipeline, riser main
Ritz
river boat
rivet
riveting machine, riveter, rivetter
roach clip, roach holder
road, route
roadbed
roadblock, barricade
roadhouse
roadster, runabout, two-seater
roadway
roaster
robe
robotics equipment
Rochon prism, Wollaston prism
rock bit, roller bit
rocker
rocker, cradle
rocker arm, valve rocker
rocket, rocket engine
rocket, projectile
rocking chair, rocker
rod
rodeo
roll
roller
roller
roller bandage
in-line skate
Rollerblade
roller blind
roller coaster, big dipper, chute-the-chute
roller skate
roller towel
roll film
rolling hitch
rolling mill
rolling pin
rolling stock
roll-on
roll-on
roll-on roll-off
Rolodex
Roman arch, semicircular arch
Roman building
romper, romper suit
rood screen
roof
roof
roofing
room
roomette
room light
roost
rope
rope bridge
rope tow
rose water
rose window, rosette
rosin bag
rotary actuator, positioner
rotary engine
rotary press
rotating mechanism
rotating shaft, shaft
rotisserie
rotisserie
rotor
rotor, rotor coil
rotor
rotor blade, rotary wing
rotor head, rotor shaft
rotunda
rotunda
rouge, paint, blusher
roughcast
rouleau
roulette, toothed wheel
roulette ball
roulette wheel, wheel
round, unit of ammunition, one shot
round arch
round-bottom flask
roundel
round file
roundhouse
router
router
router plane
rowel
row house, town house
rowing boat
rowlock arch
royal
royal mast
rubber band, elastic band, elastic
rubber boot, gum boot
rubber bullet
rubber eraser, rubber, pencil eraser
rudder
rudder
rudder blade
rug, carpet, carpeting
rugby ball
ruin
rule, ruler
rumble
rumble seat
rummer
rumpus room, playroom, game room
runcible spoon
rundle, spoke, rung
running shoe
running suit
runway
rushlight, rush candle
russet
rya, rya rug
saber, sabre
saber saw, jigsaw, reciprocating saw
sable
sable, sable brush, sable's hair pencil
sable coat
sabot, wooden shoe
sachet
sack, poke, paper bag, carrier bag
sack, sacque
sackbut
sackcloth
sackcloth
sack coat
sacking, bagging
saddle
saddlebag
saddle blanket, saddlecloth, horse blanket
saddle oxford, saddle shoe
saddlery
saddle seat
saddle stitch
safe
safe
safe-deposit, safe-deposit box, safety-deposit, safety deposit box, deposit box, lockbox)",
R"(safe house
safety arch
safety belt, life belt, safety harness
safety bicycle, safety bike
safety bolt, safety lock
safety curtain
safety fuse
safety lamp, Davy lamp
safety match, book matches
safety net
safety pin
safety rail, guardrail
safety razor
safety valve, relief valve, escape valve, escape cock, escape
sail, canvas, canvass, sheet
sail
sailboat, sailing boat
sailcloth
sailing vessel, sailing ship
sailing warship
sailor cap
sailor suit
salad bar
salad bowl
salinometer
sallet, salade
salon
salon
salon, beauty salon, beauty parlor, beauty parlour, beauty shop
saltbox
saltcellar
saltshaker, salt shaker
saltworks
salver
salwar, shalwar
Sam Browne belt
samisen, shamisen
samite
samovar
sampan
sandal
sandbag
sandblaster
sandbox
sandglass
sand wedge
sandwich board
sanitary napkin, sanitary towel, Kotex
cling film, clingfilm, Saran Wrap
sarcenet, sarsenet
sarcophagus
sari, saree
sarong
sash, window sash
sash fastener, sash lock, window lock
sash window
satchel
sateen
satellite, artificial satellite, orbiter
satellite receiver
satellite television, satellite TV
satellite transmitter
satin
Saturday night special
saucepan
saucepot
sauna, sweat room
savings bank, coin bank, money box, bank
saw
sawed-off shotgun
sawhorse, horse, sawbuck, buck
sawmill
saw set
sax, saxophone
saxhorn
scabbard
scaffolding, staging
scale
scale, weighing machine
scaler
scaling ladder
scalpel
scanner, electronic scanner
scanner
scanner, digital scanner, image scanner
scantling, stud
scarf
scarf joint, scarf
scatter rug, throw rug
scauper, scorper
Schmidt telescope, Schmidt camera
school, schoolhouse
schoolbag
school bell
school bus
school ship, training ship
school system
schooner
schooner
scientific instrument
scimitar
scintillation counter
scissors, pair of scissors
sclerometer
scoinson arch, sconcheon arch
sconce
sconce
scoop
scooter
scoreboard
scouring pad
scow
scow
scraper
scratcher
screen
screen, cover, covert, concealment
screen
screen, CRT screen
screen door, screen
screening
screw
screw, screw propeller
screw
screwdriver
screw eye
screw key
screw thread, thread
screwtop
screw wrench
scriber, scribe, scratch awl
scrim
scrimshaw
scriptorium
scrubber
scrub brush, scrubbing brush, scrubber
scrub plane
scuffer
scuffle, scuffle hoe, Dutch hoe
scull
scull
scullery
sculpture
scuttle, coal scuttle
scyphus
scythe
seabag
sea boat
sea chest
sealing wax, seal
sealskin
seam
seaplane, hydroplane
searchlight
searing iron
seat
seat
seat
seat belt, seatbelt
secateurs
secondary coil, secondary winding, secondary
second balcony, family circle, upper balcony, peanut gallery
second base
second hand
secretary, writing table, escritoire, secretaire
sectional
security blanket
security system, security measure, security
security system
sedan, saloon
sedan, sedan chair
seeder
seeker
seersucker
segmental arch
Segway, Segway Human Transporter, Segway HT
seidel
seine
seismograph
selector, selector switch
selenium cell
self-propelled vehicle
self-registering thermometer
self-starter
selsyn, synchro
selvage, selvedge
semaphore
semiautomatic firearm
semiautomatic pistol, semiautomatic
semiconductor device, semiconductor unit, semiconductor
semi-detached house
semigloss
semitrailer, semi
sennit
sensitometer
sentry box
separate
septic tank
sequence, episode
sequencer, sequenator
serape, sarape
serge
serger
serial port
serpent
serration
server
server, host
service club
serving cart
serving dish
servo, servomechanism, servosystem
set
set gun, spring gun
setscrew
setscrew
set square
settee
settle, settee
settlement house
seventy-eight, 78
Seven Wonders of the Ancient World, Seven Wonders of the World
sewage disposal plant, disposal plant
sewer, sewerage, cloaca
sewing basket
sewing kit
sewing machine
sewing needle
sewing room
sextant
sgraffito
shackle, bond, hamper, trammel
shackle
shade
shadow box
shaft
shag rug
shaker
shank
shank, stem
shantung
shaper, shaping machine
shaping tool
sharkskin
sharpener
Sharpie
shaver, electric shaver, electric razor
shaving brush
shaving cream, shaving soap
shaving foam
shawl
shawm
shears
sheath
sheathing, overlay, overlayer
shed
sheep bell
sheepshank
sheepskin coat, afghan
sheepwalk, sheeprun
sheet, bed sheet
sheet bend, becket bend, weaver's knot, weaver's hitch
sheeting
sheet pile, sheath pile, sheet piling
Sheetrock
shelf
shelf bracket
shell
shell, case, casing
shell, racing shell
shellac, shellac varnish
shelter
shelter
shelter
sheltered workshop
Sheraton
shield, buckler
shield
shielding
shift key, shift
shillelagh, shillalah
shim
shingle
shin guard, shinpad
ship
shipboard system
shipping, cargo ships, merchant marine, merchant vessels
shipping room
ship-towed long-range acoustic detection system
shipwreck
shirt
shirt button
shirtdress
shirtfront
shirting
shirtsleeve
shirttail
shirtwaist, shirtwaister
shiv
shock absorber, shock, cushion
shoe
shoe
shoebox
shoehorn
shoe shop, shoe-shop, shoe store
shoetree
shofar, shophar
shoji
shooting brake
shooting lodge, shooting box
shooting stick
shop, store
shop bell
shopping bag
shopping basket
shopping cart
short circuit, short
short iron
short pants, shorts, trunks
short sleeve
shortwave diathermy machine
shot
shot glass, jigger, pony
shotgun, scattergun
shotgun shell
shot tower
shoulder
shoulder bag
shouldered arch
shoulder holster
shoulder pad
shoulder patch
shovel
shovel
shovel hat
showboat
shower
shower cap
shower curtain
shower room
shower stall, shower bath
showroom, salesroom, saleroom
shrapnel
shredder
shrimper
shrine
shrink-wrap
shunt
shunt, electrical shunt, bypass
shunter
shutter
shutter
shuttle
shuttle
shuttle bus
shuttlecock, bird, birdie, shuttle
shuttle helicopter
Sibley tent
sickbay, sick berth
sickbed
sickle, reaping hook, reap hook
sickroom
sideboard
sidecar
side chapel
sidelight, running light
sidesaddle
sidewalk, pavement
sidewall
side-wheeler
sidewinder
sieve, screen
sifter
sights
sigmoidoscope, flexible sigmoidoscope
signal box, signal tower
signaling device
signboard, sign
silencer, muffler
silent butler
Silex
silk
silks
silo
silver plate
silverpoint
simple pendulum
simulator
single bed
single-breasted jacket
single-breasted suit
single prop, single-propeller plane
single-reed instrument, single-reed woodwind
single-rotor helicopter
singlestick, fencing stick, backsword
singlet, vest, undershirt
siren
sister ship
sitar
sitz bath, hip bath
six-pack, six pack, sixpack
skate
skateboard
skeg
skein
skeleton, skeletal frame, frame, underframe
skeleton key
skep
skep
sketch, study
sketcher
skew arch
skewer
ski
ski binding, binding
skibob
ski boot
ski cap, stocking cap, toboggan cap
skidder
skid lid
skiff
ski jump
ski lodge
ski mask
skimmer
ski parka, ski jacket
ski-plane
ski pole
ski rack
skirt
skirt
ski tow, ski lift, lift
Skivvies
skullcap
skybox
skyhook
skylight, fanlight
skysail
skyscraper
skywalk
slacks
slack suit
slasher
slash pocket
slat, spline
slate
slate pencil
slate roof
sled, sledge, sleigh
sleeper
sleeper
sleeping bag
sleeping car, sleeper, wagon-lit
sleeve, arm
sleeve
sleigh bed
sleigh bell, cascabel
slice bar
slicer
slicer
slide, playground slide, sliding board
slide fastener, zip, zipper, zip fastener
slide projector
slide rule, slipstick
slide valve
sliding door
sliding seat
sliding window
sling, scarf bandage, triangular bandage
sling
slingback, sling
slinger ring
slip clutch, slip friction clutch
slipcover
slip-joint pliers
slipknot
slip-on
slipper, carpet slipper
slip ring
slit lamp
slit trench
sloop
sloop of war
slop basin, slop bowl
slop pail, slop jar
slops
slopshop, slopseller's shop
slot, one-armed bandit
slot machine, coin machine
sluice, sluiceway, penstock
smack
small boat
small computer system interface, SCSI
small ship
small stores
smart bomb
smelling bottle
smocking
smoke bomb, smoke grenade
smokehouse, meat house
smoker, smoking car, smoking carriage, smoking compartment
smoke screen, smokescreen
smoking room
smoothbore
smooth plane, smoothing plane
snack bar, snack counter, buffet
snaffle, snaffle bit
snap, snap fastener, press stud
snap brim
snap-brim hat
snare, gin, noose
snare drum, snare, side drum
snatch block
snifter, brandy snifter, brandy glass
sniper rifle, precision rifle
snips, tinsnips
Sno-cat
snood
snorkel, schnorkel, schnorchel, snorkel breather, breather
snorkel
snowbank, snow bank
snowboard
snowmobile
snowplow, snowplough
snowshoe
snowsuit
snow thrower, snow blower
snuffbox
snuffer
snuffers
soapbox
soap dish
soap dispenser
soap pad
soccer ball
sock
socket
socket wrench
socle
soda can
soda fountain
soda fountain
sod house, soddy, adobe house
sodium-vapor lamp, sodium-vapour lamp
sofa, couch, lounge
soffit
softball, playground ball
soft pedal
soil pipe
solar array, solar battery, solar panel
solar cell, photovoltaic cell
solar dish, solar collector, solar furnace
solar heater
solar house
solar telescope
solar thermal system
soldering iron
solenoid
solleret, sabaton
sombrero
sonic depth finder, fathometer
sonogram, echogram
sonograph
sorter
souk
sound bow
soundbox, body
sound camera
sounder
sound film
sounding board, soundboard
sounding rocket
sound recording, audio recording, audio
sound spectrograph
soup bowl
soup ladle
soupspoon, soup spoon
source of illumination
sourdine
soutache
soutane
sou'wester
soybean future
space bar
space capsule, capsule
spacecraft, ballistic capsule, space vehicle
space heater
space helmet
space rocket
space shuttle
space station, space platform, space laboratory
spacesuit
spade
spade bit
spaghetti junction
Spandau
spandex
spandrel, spandril
spanker
spar
sparge pipe
spark arrester, sparker
spark arrester
spark chamber, spark counter
spark coil
spark gap
spark lever
spark plug, sparking plug, plug
sparkplug wrench
spark transmitter
spat, gaiter
spatula
spatula
speakerphone
speaking trumpet
spear, lance, shaft
spear, gig, fizgig, fishgig, lance
specialty store
specimen bottle
spectacle
spectacles, specs, eyeglasses, glasses
spectator pump, spectator
spectrograph
spectrophotometer
spectroscope, prism spectroscope
speculum
speedboat
speed bump
speedometer, speed indicator
speed skate, racing skate
spherometer
sphygmomanometer
spicemill
spice rack
spider
spider web, spider's web
spike
spike
spindle
spindle, mandrel, mandril, arbor
spindle
spin dryer, spin drier
spinet
spinet
spinnaker
spinner
spinning frame
spinning jenny
spinning machine
spinning rod
spinning wheel
spiral bandage
spiral ratchet screwdriver, ratchet screwdriver
spiral spring
spirit lamp
spirit stove
spirometer
spit
spittoon, cuspidor
splashboard, splasher, dashboard
splasher
splice, splicing
splicer
splint
split rail, fence rail
Spode
spoiler
spoiler
spoke, wheel spoke, radius
spokeshave
sponge cloth
sponge mop
spoon
spoon
Spork
sporran
sport kite, stunt kite
sports car, sport car
sports equipment
sports implement
sportswear, athletic wear, activewear
sport utility, sport utility vehicle, S.U.V., SUV
spot
spotlight, spot
spot weld, spot-weld
spouter
sprag
spray gun
spray paint
spreader
sprig
spring
spring balance, spring scale
springboard
sprinkler
sprinkler system
sprit
spritsail
sprocket, sprocket wheel
sprocket
spun yarn
spur, gad
spur gear, spur wheel
sputnik
spy satellite
squad room
square
square knot
square-rigger
square sail
squash ball
squash racket, squash racquet, bat
squawk box, squawker, intercom speaker
squeegee
squeezer
squelch circuit, squelch, squelcher
squinch
stabilizer, stabiliser
stabilizer
stabilizer bar, anti-sway bar
stable, stalls, horse barn
stable gear, saddlery, tack
stabling
stacks
staddle
stadium, bowl, arena, sports stadium
stage
stagecoach, stage
stained-glass window
stair-carpet
stair-rod
stairwell
stake
stall, stand, sales booth
stall
stamp
stamp mill, stamping mill
stamping machine, stamper
stanchion
stand
standard
standard cell
standard transmission, stick shift
standing press
stanhope
Stanley Steamer
staple
staple
staple gun, staplegun, tacker
stapler, stapling machine
starship, spaceship
starter, starter motor, starting motor
starting gate, starting stall
Stassano furnace, electric-arc furnace
Statehouse
stately home
state prison
stateroom
static tube
station
stator, stator coil
statue
stay
staysail
steakhouse, chophouse
steak knife
stealth aircraft
stealth bomber
stealth fighter
steam bath, steam room, vapor bath, vapour bath
steamboat
steam chest
steam engine
steamer, steamship
steamer
steam iron
steam locomotive
steamroller, road roller
steam shovel
steam turbine
steam whistle
steel
steel arch bridge
steel drum
steel mill, steelworks, steel plant, steel factory
steel-wool pad
steelyard, lever scale, beam scale
steeple, spire
steerage
steering gear
steering linkage
steering system, steering mechanism
steering wheel, wheel
stele, stela
stem-winder
stencil
Sten gun
stenograph
step, stair
step-down transformer
step stool
step-up transformer
stereo, stereophony, stereo system, stereophonic system
stereoscope
stern chaser
sternpost
sternwheeler
stethoscope
stewing pan, stewpan
stick
stick
stick, control stick, joystick
stick
stile
stiletto
still
stillroom, still room
Stillson wrench
stilt
Stinger
stink bomb, stench bomb
stirrer
stirrup, stirrup iron
stirrup pump
stob
stock, gunstock
stockade
stockcar
stock car
stockinet, stockinette
stocking
stock-in-trade
stockpot
stockroom, stock room
stocks
stock saddle, Western saddle
stockyard
stole
stomacher
stomach pump
stone wall
stoneware
stonework
stool
stoop, stoep
stop bath, short-stop, short-stop bath
stopcock, cock, turncock
stopper knot
stopwatch, stop watch
storage battery, accumulator
storage cell, secondary cell
storage ring
storage space
storeroom, storage room, stowage
storm cellar, cyclone cellar, tornado cellar
storm door
storm window, storm sash
stoup, stoop
stoup
stove
stove, kitchen stove, range, kitchen range, cooking stove
stove bolt
stovepipe
stovepipe iron
Stradavarius, Strad
straight chair, side chair
straightedge
straightener
straight flute, straight-fluted drill
straight pin
straight razor
strainer
straitjacket, straightjacket
strap
strap
strap hinge, joint hinge
strapless
streamer fly
streamliner
street
street
streetcar, tram, tramcar, trolley, trolley car
street clothes
streetlight, street lamp
stretcher
stretcher
stretch pants
strickle
strickle
stringed instrument
stringer
stringer
string tie
strip
strip lighting
strip mall
stroboscope, strobe, strobe light
strongbox, deedbox
stronghold, fastness
strongroom
strop
structural member
structure, construction
student center
student lamp
student union
stud finder
studio apartment, studio
studio couch, day bed
study
study hall
stuffing nut, packing nut
stump
stun gun, stun baton
stupa, tope
sty, pigsty, pigpen
stylus, style
stylus
sub-assembly
subcompact, subcompact car
submachine gun
submarine, pigboat, sub, U-boat
submarine torpedo
submersible, submersible warship
submersible
subtracter
subway token
subway train
subwoofer
suction cup
suction pump
sudatorium, sudatory
suede cloth, suede
sugar bowl
sugar refinery
sugar spoon, sugar shell
suit, suit of clothes
suite, rooms
suiting
sulky
summer house
sumo ring
sump
sump pump
sunbonnet
Sunday best, Sunday clothes
sun deck
sundial
sundress
sundries
sun gear
sunglass
sunglasses, dark glasses, shades
sunhat, sun hat
sunlamp, sun lamp, sunray lamp, sun-ray lamp
sun parlor, sun parlour, sun porch, sunporch, sunroom, sun lounge, solarium
sunroof, sunshine-roof
sunscreen, sunblock, sun blocker
sunsuit
supercharger
supercomputer
superconducting supercollider
superhighway, information superhighway
supermarket
superstructure
supertanker
supper club
supplejack
supply chamber
supply closet
support
support
support column
support hose, support stocking
supporting structure
supporting tower
surcoat
surface gauge, surface gage, scribing block
surface lift
surface search radar
surface ship
surface-to-air missile, SAM
surface-to-air missile system
surfboat
surcoat
surgeon's knot
surgery
surge suppressor, surge protector, spike suppressor, spike arrester, lightning arrester
surgical dressing
surgical instrument
surgical knife
surplice
surrey
surtout
surveillance system
surveying instrument, surveyor's instrument
surveyor's level
sushi bar
suspension, suspension system
suspension bridge)",
R"(suspensory, suspensory bandage
sustaining pedal, loud pedal
suture, surgical seam
swab, swob, mop
swab
swaddling clothes, swaddling bands
swag
swage block
swagger stick
swallow-tailed coat, swallowtail, morning coat
swamp buggy, marsh buggy
swan's down
swathe, wrapping
swatter, flyswatter, flyswat
sweat bag
sweatband
sweater, jumper
sweat pants, sweatpants
sweatshirt
sweatshop
sweat suit, sweatsuit, sweats, workout suit
sweep, sweep oar
sweep hand, sweep-second
swimming trunks, bathing trunks
swimsuit, swimwear, bathing suit, swimming costume, bathing costume
swing
swing door, swinging door
switch, electric switch, electrical switch
switchblade, switchblade knife, flick-knife, flick knife
switch engine, donkey engine
swivel
swivel chair
swizzle stick
sword, blade, brand, steel
sword cane, sword stick
S wrench
synagogue, temple, tabernacle
synchrocyclotron
synchroflash
synchromesh
synchronous converter, rotary, rotary converter
synchronous motor
synchrotron
synchroscope, synchronoscope, synchronizer, synchroniser
synthesizer, synthesiser
syringe
system
tabard
Tabernacle
tabi, tabis
tab key, tab
table
table
tablefork
table knife
table lamp
table saw
tablespoon
tablet-armed chair
table-tennis table, ping-pong table, pingpong table
table-tennis racquet, table-tennis bat, pingpong paddle
tabletop
tableware
tabor, tabour
taboret, tabouret
tachistoscope, t-scope
tachograph
tachometer, tach
tachymeter, tacheometer
tack
tack hammer
taffeta
taffrail
tailgate, tailboard
taillight, tail lamp, rear light, rear lamp
tailor-made
tailor's chalk
tailpipe
tail rotor, anti-torque rotor
tailstock
take-up
talaria
talcum, talcum powder
tam, tam-o'-shanter, tammy
tambour
tambour, embroidery frame, embroidery hoop
tambourine
tammy
tamp, tamper, tamping bar
Tampax
tampion, tompion
tampon
tandoor
tangram
tank, storage tank
tank, army tank, armored combat vehicle, armoured combat vehicle
tankard
tank car, tank
tank destroyer
tank engine, tank locomotive
tanker plane
tank shell
tank top
tannoy
tap, spigot
tapa, tappa
tape, tape recording, taping
tape, tapeline, tape measure
tape deck
tape drive, tape transport, transport
tape player
tape recorder, tape machine
taper file
tapestry, tapis
tappet
tap wrench
tare
target, butt
target acquisition system
tarmacadam, tarmac, macadam
tarpaulin, tarp
tartan, plaid
tasset, tasse
tattoo
tavern, tap house
tawse
taximeter
T-bar lift, T-bar, Alpine lift
tea bag
tea ball
tea cart, teacart, tea trolley, tea wagon
tea chest
teaching aid
teacup
tea gown
teakettle
tea maker
teapot
teashop, teahouse, tearoom, tea parlor, tea parlour
teaspoon
tea-strainer
tea table
tea tray
tea urn
tee, golf tee
tee hinge, T hinge
telecom hotel, telco building
telecommunication system, telecom system, telecommunication equipment, telecom equipment
telegraph, telegraphy
telegraph key
telemeter
telephone, phone, telephone set
telephone bell
telephone booth, phone booth, call box, telephone box, telephone kiosk
telephone cord, phone cord
telephone jack, phone jack
telephone line, phone line, telephone circuit, subscriber line, line
telephone plug, phone plug
telephone pole, telegraph pole, telegraph post
telephone receiver, receiver
telephone system, phone system
telephone wire, telephone line, telegraph wire, telegraph line
telephoto lens, zoom lens
Teleprompter
telescope, scope
telescopic sight, telescope sight
telethermometer
teletypewriter, teleprinter, teletype machine, telex, telex machine
television, television system
television antenna, tv-antenna
television camera, tv camera, camera
television equipment, video equipment
television monitor, tv monitor
television receiver, television, television set, tv, tv set, idiot box, boob tube, telly, goggle box
television room, tv room
television transmitter
telpher, telfer
telpherage, telferage
tempera, poster paint, poster color, poster colour
temple
temple
temporary hookup, patch
tender, supply ship
tender, ship's boat, pinnace, cutter
tender
tenement, tenement house
tennis ball
tennis camp
tennis racket, tennis racquet
tenon
tenor drum, tom-tom
tenoroon
tenpenny nail
tenpin
tensimeter
tensiometer
tensiometer
tensiometer
tent, collapsible shelter
tenter
tenterhook
tent-fly, rainfly, fly sheet, fly, tent flap
tent peg
tepee, tipi, teepee
terminal, pole
terminal
terraced house
terra cotta
terrarium
terra sigillata, Samian ware
terry, terry cloth, terrycloth
Tesla coil
tessera
test equipment
test rocket, research rocket, test instrument vehicle
test room, testing room
testudo
tetraskelion, tetraskele
tetrode
textile machine
textile mill
thatch, thatched roof
theater, theatre, house
theater curtain, theatre curtain
theater light
theodolite, transit
theremin
thermal printer
thermal reactor
thermocouple, thermocouple junction
thermoelectric thermometer, thermel, electric thermometer
thermograph, thermometrograph
thermograph
thermohydrometer, thermogravimeter
thermojunction
thermometer
thermonuclear reactor, fusion reactor
thermopile
thermos, thermos bottle, thermos flask
thermostat, thermoregulator
thigh pad
thill
thimble
thinning shears
third base, third
third gear, third
third rail
thong
thong
three-centered arch, basket-handle arch
three-decker
three-dimensional radar, 3d radar
three-piece suit
three-quarter binding
three-way switch, three-point switch
thresher, thrasher, threshing machine
threshing floor
thriftshop, second-hand store
throat protector
throne
thrust bearing
thruster
thumb
thumbhole
thumbscrew
thumbstall
thumbtack, drawing pin, pushpin
thunderer
thwart, cross thwart
tiara
ticking
tickler coil
tie, tie beam
tie, railroad tie, crosstie, sleeper
tie rack
tie rod
tights, leotards
tile
tile cutter
tile roof
tiller
tilter
tilt-top table, tip-top table, tip table
timber
timber
timber hitch
timbrel
time bomb, infernal machine
time capsule
time clock
time-delay measuring instrument, time-delay measuring system
time-fuse
timepiece, timekeeper, horologe
timer
timer
time-switch
tin
tinderbox
tine
tinfoil, tin foil
tippet
tire chain, snow chain
tire iron, tire tool
titfer
tithe barn
titrator
toaster
toaster oven
toasting fork
toastrack
tobacco pouch
tobacco shop, tobacconist shop, tobacconist
toboggan
toby, toby jug, toby fillpot jug
tocsin, warning bell
toe
toecap
toehold
toga
toga virilis
toggle
toggle bolt
toggle joint
toggle switch, toggle, on-off switch, on/off switch
togs, threads, duds
toilet, lavatory, lav, can, john, privy, bathroom
toilet bag, sponge bag
toilet bowl
toilet kit, travel kit
toilet powder, bath powder, dusting powder
toiletry, toilet articles
toilet seat
toilet water, eau de toilette
tokamak
token
tollbooth, tolbooth, tollhouse
toll bridge
tollgate, tollbar
toll line
tomahawk, hatchet
Tommy gun, Thompson submachine gun
tomograph
tone arm, pickup, pickup arm
toner
tongs, pair of tongs
tongue
tongue and groove joint
tongue depressor
tonometer
tool
tool bag
toolbox, tool chest, tool cabinet, tool case
toolshed, toolhouse
tooth
tooth
toothbrush
toothpick
top
top, cover
topgallant, topgallant mast
topgallant, topgallant sail
topiary
topknot
topmast
topper
topsail
toque
torch
torpedo
torpedo
torpedo
torpedo boat
torpedo-boat destroyer
torpedo tube
torque converter
torque wrench
torture chamber
totem pole
touch screen, touchscreen
toupee, toupe
touring car, phaeton, tourer
tourist class, third class
towel
toweling, towelling
towel rack, towel horse
towel rail, towel bar
tower
town hall
towpath, towing path
tow truck, tow car, wrecker
toy
toy box, toy chest
toyshop
trace detector
track, rail, rails, runway
track
trackball
tracked vehicle
tract house
tract housing
traction engine
tractor
tractor
trail bike, dirt bike, scrambler
trailer, house trailer
trailer
trailer camp, trailer park
trailer truck, tractor trailer, trucking rig, rig, articulated lorry, semi
trailing edge
train, railroad train
tramline, tramway, streetcar track
trammel
trampoline
tramp steamer, tramp
tramway, tram, aerial tramway, cable tramway, ropeway
transdermal patch, skin patch
transept
transformer
transistor, junction transistor, electronic transistor
transit instrument
transmission, transmission system
transmission shaft
transmitter, sender
transom, traverse
transom, transom window, fanlight
transponder
transporter
transporter, car transporter
transport ship
trap
trap door
trapeze
trave, traverse, crossbeam, crosspiece
travel iron
trawl, dragnet, trawl net
trawl, trawl line, spiller, setline, trotline
trawler, dragger
tray
tray cloth
tread
tread
treadmill, treadwheel, tread-wheel
treadmill
treasure chest
treasure ship
treenail, trenail, trunnel
trefoil arch
trellis, treillage
trench
trench coat
trench knife
trepan
trepan, trephine
trestle
trestle
trestle bridge
trestle table
trestlework
trews
trial balloon
triangle
triangle
triclinium
triclinium
tricorn, tricorne
tricot
tricycle, trike, velocipede
trident
trigger
trimaran
trimmer
trimmer arch
triode
tripod
triptych
trip wire
trireme
triskelion, triskele
triumphal arch
trivet
trivet
troika
troll
trolleybus, trolley coach, trackless trolley
trombone
troop carrier, troop transport
troopship
trophy case
trough
trouser
trouser cuff
trouser press, pants presser
trouser, pant
trousseau
trowel
truck, motortruck
trumpet arch
truncheon, nightstick, baton, billy, billystick, billy club
trundle bed, trundle, truckle bed, truckle
trunk
trunk hose
trunk lid
trunk line
truss
truss bridge
try square
T-square
tub, vat
tube, vacuum tube, thermionic vacuum tube, thermionic tube, electron tube, thermionic valve
tuck box
tucker
tucker-bag
tuck shop
Tudor arch, four-centered arch
tudung
tugboat, tug, towboat, tower
tulle
tumble-dryer, tumble drier
tumbler
tumbrel, tumbril
tun
tunic
tuning fork
tupik, tupek, sealskin tent
turban
turbine
turbogenerator
tureen
Turkish bath
Turkish towel, terry towel
Turk's head
turnbuckle
turner, food turner
turnery
turnpike
turnspit
turnstile
turntable
turntable, lazy Susan
turret
turret clock
turtleneck, turtle, polo-neck
tweed
tweeter
twenty-two, .22
twenty-two pistol
twenty-two rifle
twill
twill, twill weave
twin bed
twinjet
twist bit, twist drill
two-by-four
two-man tent
two-piece, two-piece suit, lounge suit
typesetting machine
typewriter
typewriter carriage
typewriter keyboard
tyrolean, tirolean
uke, ukulele
ulster
ultracentrifuge
ultramicroscope, dark-field microscope
Ultrasuede
ultraviolet lamp, ultraviolet source
umbrella
umbrella tent
undercarriage
undercoat, underseal
undergarment, unmentionable
underpants
underwear, underclothes, underclothing
undies
uneven parallel bars, uneven bars
unicycle, monocycle
uniform
universal joint, universal
university
upholstery
upholstery material
upholstery needle
uplift
upper berth, upper
upright, upright piano
upset, swage
upstairs
urceole
urn
urn
used-car, secondhand car
utensil
Uzi
vacation home
vacuum, vacuum cleaner
vacuum chamber
vacuum flask, vacuum bottle
vacuum gauge, vacuum gage
Valenciennes, Valenciennes lace
valise
valve
valve
valve-in-head engine
vambrace, lower cannon
van
van, caravan
vane
vaporizer, vaporiser
variable-pitch propeller
variometer
varnish
vase
vault
vault, bank vault
vaulting horse, long horse, buck
vehicle
Velcro
velocipede
velour, velours
velvet
velveteen
vending machine
veneer, veneering
Venetian blind
Venn diagram, Venn's diagram
ventilation, ventilation system, ventilating system
ventilation shaft
ventilator
veranda, verandah, gallery
verdigris
vernier caliper, vernier micrometer
vernier scale, vernier
vertical file
vertical stabilizer, vertical stabiliser, vertical fin, tail fin, tailfin
vertical tail
Very pistol, Verey pistol
vessel, watercraft
vessel
vest, waistcoat
vestiture
vestment
vest pocket
vestry, sacristy
viaduct
vibraphone, vibraharp, vibes
vibrator
vibrator
Victrola
vicuna
videocassette
videocassette recorder, VCR
videodisk, videodisc, DVD
video recording, video
videotape
videotape
vigil light, vigil candle
villa
villa
villa
viol
viola
viola da braccio
viola da gamba, gamba, bass viol
viola d'amore
violin, fiddle
virginal, pair of virginals
viscometer, viscosimeter
viscose rayon, viscose
vise, bench vise
visor, vizor
visual display unit, VDU
vivarium
Viyella
voile
volleyball
volleyball net
voltage regulator
voltaic cell, galvanic cell, primary cell
voltaic pile, pile, galvanic pile
voltmeter
vomitory
von Neumann machine
voting booth
voting machine
voussoir
vox angelica, voix celeste
vox humana
waders
wading pool
waffle iron
wagon, waggon
wagon, coaster wagon
wagon tire
wagon wheel
wain
wainscot, wainscoting, wainscotting
wainscoting, wainscotting
waist pack, belt bag
walker, baby-walker, go-cart
walker, Zimmer, Zimmer frame
walker
walkie-talkie, walky-talky
walk-in
walking shoe
walking stick
Walkman
walk-up apartment, walk-up
wall
wall
wall clock
wallet, billfold, notecase, pocketbook
wall tent
wall unit
wand
Wankel engine, Wankel rotary engine, epitrochoidal engine
ward, hospital ward
wardrobe, closet, press
wardroom
warehouse, storage warehouse
warming pan
war paint
warplane, military plane
war room
warship, war vessel, combat ship
wash
wash-and-wear
washbasin, handbasin, washbowl, lavabo, wash-hand basin
washboard, splashboard
washboard
washer, automatic washer, washing machine
washer
washhouse
washroom
washstand, wash-hand stand
washtub
wastepaper basket, waste-paper basket, wastebasket, waste basket, circular file
watch, ticker
watch cap
watch case
watch glass
watchtower
water-base paint
water bed
water bottle
water butt
water cart
water chute
water closet, closet, W.C., loo
watercolor, water-color, watercolour, water-colour
water-cooled reactor
water cooler
water faucet, water tap, tap, hydrant
water filter
water gauge, water gage, water glass
water glass
water hazard
water heater, hot-water heater, hot-water tank
watering can, watering pot
watering cart
water jacket
water jug
water jump
water level
water meter
water mill
waterproof
waterproofing
water pump
water scooter, sea scooter, scooter
water ski
waterspout
water tower
water wagon, water waggon
waterwheel, water wheel
waterwheel, water wheel
water wings
waterworks
wattmeter
waxwork, wax figure
ways, shipway, slipway
weapon, arm, weapon system
weaponry, arms, implements of war, weapons system, munition
weapons carrier
weathercock
weatherglass
weather satellite, meteorological satellite
weather ship
weathervane, weather vane, vane, wind vane
web, entanglement
web
webbing
webcam
wedge
wedge
wedgie
Wedgwood
weeder, weed-whacker
weeds, widow's weeds
weekender
weighbridge
weight, free weight, exercising weight
weir
weir
welcome wagon
weld
welder's mask
weldment
well
wellhead
welt
Weston cell, cadmium cell
wet bar
wet-bulb thermometer
wet cell
wet fly
wet suit
whaleboat
whaler, whaling ship
whaling gun
wheel
wheel
wheel and axle
wheelchair
wheeled vehicle
wheelwork
wherry
wherry, Norfolk wherry
whetstone
whiffletree, whippletree, swingletree
whip
whipcord
whipping post
whipstitch, whipping, whipstitching
whirler
whisk, whisk broom
whisk
whiskey bottle
whiskey jug
whispering gallery, whispering dome
whistle
whistle
white
white goods
whitewash
whorehouse, brothel, bordello, bagnio, house of prostitution, house of ill repute, bawdyhouse, cathouse, sporting house
wick, taper
wicker, wickerwork, caning
wicker basket
wicket, hoop
wicket
wickiup, wikiup
wide-angle lens, fisheye lens
widebody aircraft, wide-body aircraft, wide-body, twin-aisle airplane
wide wale
widow's walk
Wiffle, Wiffle Ball
wig
wigwam
Wilton, Wilton carpet
wimple
wincey
winceyette
winch, windlass
Winchester
windbreak, shelterbelt
winder, key
wind instrument, wind
windjammer
windmill, aerogenerator, wind generator
windmill
window
window
window blind
window box
window envelope
window frame
window screen
window seat
window shade
windowsill
windshield, windscreen
windshield wiper, windscreen wiper, wiper, wiper blade
Windsor chair
Windsor knot
Windsor tie
wind tee
wind tunnel
wind turbine
wine bar
wine bottle
wine bucket, wine cooler
wine cask, wine barrel
wineglass
winepress
winery, wine maker
wineskin
wing
wing chair
wing nut, wing-nut, wing screw, butterfly nut, thumbnut
wing tip
wing tip
winker, blinker, blinder
wiper, wiper arm, contact arm
wiper motor
wire
wire, conducting wire
wire cloth
wire cutter
wire gauge, wire gage
wireless local area network, WLAN, wireless fidelity, WiFi
wire matrix printer, wire printer, stylus printer
wire recorder
wire stripper
wirework, grillwork
wiring
wishing cap
witness box, witness stand
wok
woman's clothing
wood
woodcarving
wood chisel
woodenware
wooden spoon
woodscrew
woodshed
wood vise, woodworking vise, shoulder vise
woodwind, woodwind instrument, wood
woof, weft, filling, pick
woofer
wool, woolen, woollen
workbasket, workbox, workbag
workbench, work bench, bench
work-clothing, work-clothes
workhouse
workhouse
workpiece
workroom
works, workings
work-shirt
workstation
worktable, work table
workwear
World Wide Web, WWW, web
worm fence, snake fence, snake-rail fence, Virginia fence
worm gear
worm wheel
worsted
worsted, worsted yarn
wrap, wrapper
wraparound
wrapping, wrap, wrapper
wreck
wrench, spanner
wrestling mat
wringer
wrist pad
wrist pin, gudgeon pin
wristwatch, wrist watch
writing arm
writing desk
writing desk
writing implement
xerographic printer
Xerox, xerographic copier, Xerox machine
X-ray film
X-ray machine
X-ray tube
yacht, racing yacht
yacht chair
yagi, Yagi aerial
yard
yard
yardarm
yard marker
yardstick, yard measure
yarmulke, yarmulka, yarmelke
yashmak, yashmac
yataghan
yawl, dandy
yawl
yoke
yoke
yoke, coupling
yurt
Zamboni
zero
ziggurat, zikkurat, zikurat
zill
zip gun
zither, cither, zithern
zoot suit
shading
grain
wood grain, woodgrain, woodiness
graining, woodgraining
marbleization, marbleisation, marbleizing, marbleising
light, lightness
aura, aureole, halo, nimbus, glory, gloriole
sunniness)",
R"(glint
opalescence, iridescence
polish, gloss, glossiness, burnish
primary color for pigments, primary colour for pigments
primary color for light, primary colour for light
colorlessness, colourlessness, achromatism, achromaticity
mottle
achromia
shade, tint, tincture, tone
chromatic color, chromatic colour, spectral color, spectral colour
black, blackness, inkiness
coal black, ebony, jet black, pitch black, sable, soot black
alabaster
bone, ivory, pearl, off-white
gray, grayness, grey, greyness
ash grey, ash gray, silver, silver grey, silver gray
charcoal, charcoal grey, charcoal gray, oxford grey, oxford gray
sanguine
Turkey red, alizarine red
crimson, ruby, deep red
dark red
claret
fuschia
maroon
orange, orangeness
reddish orange
yellow, yellowness
gamboge, lemon, lemon yellow, maize
pale yellow, straw, wheat
green, greenness, viridity
greenishness
sea green
sage green
bottle green
emerald
olive green, olive-green
jade green, jade
blue, blueness
azure, cerulean, sapphire, lazuline, sky-blue
steel blue
greenish blue, aqua, aquamarine, turquoise, cobalt blue, peacock blue
purplish blue, royal blue
purple, purpleness
Tyrian purple
indigo
lavender
reddish purple, royal purple
pink
carnation
rose, rosiness
chestnut
chocolate, coffee, deep brown, umber, burnt umber
light brown
tan, topaz
beige, ecru
reddish brown, sepia, burnt sienna, Venetian red, mahogany
brick red
copper, copper color
Indian red
puce
olive
ultramarine
complementary color, complementary
pigmentation
complexion, skin color, skin colour
ruddiness, rosiness
nonsolid color, nonsolid colour, dithered color, dithered colour
aposematic coloration, warning coloration
cryptic coloration
ring
center of curvature, centre of curvature
cadaver, corpse, stiff, clay, remains
mandibular notch
rib
skin, tegument, cutis
skin graft
epidermal cell
melanocyte
prickle cell
columnar cell, columnar epithelial cell
spongioblast
squamous cell
amyloid plaque, amyloid protein plaque
dental plaque, bacterial plaque
macule, macula
freckle, lentigo
bouffant
sausage curl
forelock
spit curl, kiss curl
pigtail
pageboy
pompadour
thatch
soup-strainer, toothbrush
mustachio, moustachio, handle-bars
walrus mustache, walrus moustache
stubble
vandyke beard, vandyke
soul patch, Attilio
esophageal smear
paraduodenal smear, duodenal smear
specimen
punctum
glenoid fossa, glenoid cavity
diastema
marrow, bone marrow
mouth, oral cavity, oral fissure, rima oris
canthus
milk
mother's milk
colostrum, foremilk
vein, vena, venous blood vessel
ganglion cell, gangliocyte
X chromosome
embryonic cell, formative cell
myeloblast
sideroblast
osteocyte
megalocyte, macrocyte
leukocyte, leucocyte, white blood cell, white cell, white blood corpuscle, white corpuscle, WBC
histiocyte
fixed phagocyte
lymphocyte, lymph cell
monoblast
neutrophil, neutrophile
microphage
sickle cell
siderocyte
spherocyte
ootid
oocyte
spermatid
Leydig cell, Leydig's cell
striated muscle cell, striated muscle fiber
smooth muscle cell
Ranvier's nodes, nodes of Ranvier
neuroglia, glia
astrocyte
protoplasmic astrocyte
oligodendrocyte
proprioceptor
dendrite
sensory fiber, afferent fiber
subarachnoid space
cerebral cortex, cerebral mantle, pallium, cortex
renal cortex
prepuce, foreskin
head, caput
scalp
frontal eminence
suture, sutura, fibrous joint
foramen magnum
esophagogastric junction, oesophagogastric junction
heel
cuticle
hangnail, agnail
exoskeleton
abdominal wall
lemon
coordinate axis
landscape
medium
vehicle
paper
channel, transmission channel
film, cinema, celluloid
silver screen
free press
press, public press
print media
storage medium, data-storage medium
magnetic storage medium, magnetic medium, magnetic storage
journalism, news media
Fleet Street
photojournalism
news photography
rotogravure
newspaper, paper
daily
gazette
school newspaper, school paper
tabloid, rag, sheet
yellow journalism, tabloid, tab
telecommunication, telecom
telephone, telephony
voice mail, voicemail
call, phone call, telephone call
call-back
collect call
call forwarding
call-in
call waiting
crank call
local call
long distance, long-distance call, trunk call
toll call
wake-up call
three-way calling
telegraphy
cable, cablegram, overseas telegram
wireless
radiotelegraph, radiotelegraphy, wireless telegraphy
radiotelephone, radiotelephony, wireless telephone
broadcasting
Rediffusion
multiplex
radio, radiocommunication, wireless
television, telecasting, TV, video
cable television, cable
high-definition television, HDTV
reception
signal detection, detection
Hakham
web site, website, internet site, site
chat room, chatroom
portal site, portal
jotter
breviary
wordbook
desk dictionary, collegiate dictionary
reckoner, ready reckoner
document, written document, papers
album, record album
concept album
rock opera
tribute album, benefit album
magazine, mag
colour supplement
comic book
news magazine
pulp, pulp magazine
slick, slick magazine, glossy
trade magazine
movie, film, picture, moving picture, moving-picture show, motion picture, motion-picture show, picture show, pic, flick
outtake
shoot-'em-up
spaghetti Western
encyclical, encyclical letter
crossword puzzle, crossword
sign
street sign
traffic light, traffic signal, stoplight
swastika, Hakenkreuz
concert
artwork, art, graphics, nontextual matter
lobe
book jacket, dust cover, dust jacket, dust wrapper
cairn
three-day event
comfort food
comestible, edible, eatable, pabulum, victual, victuals
tuck
course
dainty, delicacy, goody, kickshaw, treat
dish
fast food
finger food
ingesta
kosher
fare
diet
diet
dietary
balanced diet
bland diet, ulcer diet
clear liquid diet
diabetic diet
dietary supplement
carbohydrate loading, carbo loading
fad diet
gluten-free diet
high-protein diet
high-vitamin diet, vitamin-deficiency diet
light diet
liquid diet
low-calorie diet
low-fat diet
low-sodium diet, low-salt diet, salt-free diet
macrobiotic diet
reducing diet, obesity diet
soft diet, pap, spoon food
vegetarianism
menu
chow, chuck, eats, grub
board, table
mess
ration
field ration
K ration
C-ration
foodstuff, food product
starches
breadstuff
coloring, colouring, food coloring, food colouring, food color, food colour
concentrate
tomato concentrate
meal
kibble
cornmeal, Indian meal
farina
matzo meal, matzoh meal, matzah meal
oatmeal, rolled oats
pea flour
roughage, fiber
bran
flour
plain flour
wheat flour
whole wheat flour, graham flour, graham, whole meal flour
soybean meal, soybean flour, soy flour
semolina
corn gluten feed
nutriment, nourishment, nutrition, sustenance, aliment, alimentation, victuals
commissariat, provisions, provender, viands, victuals
larder
frozen food, frozen foods
canned food, canned foods, canned goods, tinned goods
canned meat, tinned meat
Spam
dehydrated food, dehydrated foods
square meal
meal, repast
potluck
refection
refreshment
breakfast
continental breakfast, petit dejeuner
brunch
lunch, luncheon, tiffin, dejeuner
business lunch
high tea
tea, afternoon tea, teatime
dinner
supper
buffet
picnic
cookout
barbecue, barbeque
clambake
fish fry
bite, collation, snack
nosh
nosh-up
ploughman's lunch
coffee break, tea break
banquet, feast, spread
entree, main course
piece de resistance
plate
adobo
side dish, side order, entremets
special
casserole
chicken casserole
chicken cacciatore, chicken cacciatora, hunter's chicken
antipasto
appetizer, appetiser, starter
canape
cocktail
fruit cocktail
crab cocktail
shrimp cocktail
hors d'oeuvre
relish
dip
bean dip
cheese dip
clam dip
guacamole
soup
soup du jour
alphabet soup
consomme
madrilene
bisque
borsch, borsh, borscht, borsht, borshch, bortsch
broth
barley water
bouillon
beef broth, beef stock
chicken broth, chicken stock
broth, stock
stock cube
chicken soup
cock-a-leekie, cocky-leeky
gazpacho
gumbo
julienne
marmite
mock turtle soup
mulligatawny
oxtail soup
pea soup
pepper pot, Philadelphia pepper pot
petite marmite, minestrone, vegetable soup
potage, pottage
pottage
turtle soup, green turtle soup
eggdrop soup
chowder
corn chowder
clam chowder
Manhattan clam chowder
New England clam chowder
fish chowder
won ton, wonton, wonton soup
split-pea soup
green pea soup, potage St. Germain
lentil soup
Scotch broth
vichyssoise
stew
bigos
Brunswick stew
burgoo
burgoo
olla podrida, Spanish burgoo
mulligan stew, mulligan, Irish burgoo
purloo, chicken purloo, poilu
goulash, Hungarian goulash, gulyas
hotchpotch
hot pot, hotpot
beef goulash
pork-and-veal goulash
porkholt
Irish stew
oyster stew
lobster stew
lobscouse, lobscuse, scouse
fish stew
bouillabaisse
matelote
paella
fricassee
chicken stew
turkey stew
beef stew
ragout
ratatouille
salmi
pot-au-feu
slumgullion
smorgasbord
viand
ready-mix
brownie mix
cake mix
lemonade mix
self-rising flour, self-raising flour
choice morsel, tidbit, titbit
savory, savoury
calf's-foot jelly
caramel, caramelized sugar
lump sugar
cane sugar
castor sugar, caster sugar
powdered sugar
granulated sugar
icing sugar
corn sugar
brown sugar
demerara, demerara sugar
sweet, confection
confectionery
confiture
sweetmeat
candy, confect
candy bar
carob bar
hardbake
hard candy
barley-sugar, barley candy
brandyball
jawbreaker
lemon drop
sourball
patty
peppermint patty
bonbon
brittle, toffee, toffy
peanut brittle
chewing gum, gum
gum ball
bubble gum
butterscotch
candied fruit, succade, crystallized fruit
candied apple, candy apple, taffy apple, caramel apple, toffee apple
crystallized ginger
grapefruit peel
lemon peel
orange peel
candied citrus peel
candy cane
candy corn
caramel
center, centre
comfit
cotton candy, spun sugar, candyfloss
dragee
dragee
fondant
fudge
chocolate fudge
divinity, divinity fudge
penuche, penoche, panoche, panocha
gumdrop
jujube
honey crisp
mint, mint candy
horehound
peppermint, peppermint candy
jelly bean, jelly egg
kiss, candy kiss
molasses kiss
meringue kiss
chocolate kiss
licorice, liquorice
Life Saver
lollipop, sucker, all-day sucker
lozenge
cachou
cough drop, troche, pastille, pastil
marshmallow
marzipan, marchpane
nougat
nougat bar
nut bar
peanut bar
popcorn ball
praline
rock candy
rock candy, rock
sugar candy
sugarplum
taffy
molasses taffy
truffle, chocolate truffle
Turkish Delight
dessert, sweet, afters
ambrosia, nectar
ambrosia
baked Alaska
blancmange
charlotte
compote, fruit compote
dumpling
flan
frozen dessert
junket
mousse
mousse
pavlova
peach melba
whip
prune whip
pudding
pudding, pud
syllabub, sillabub
tiramisu
trifle
tipsy cake
jello, Jell-O
apple dumpling
ice, frappe
water ice, sorbet
ice cream, icecream
ice-cream cone
chocolate ice cream
Neapolitan ice cream
peach ice cream
sherbert, sherbet
strawberry ice cream
tutti-frutti
vanilla ice cream
ice lolly, lolly, lollipop, popsicle
ice milk
frozen yogurt
snowball
snowball
parfait
ice-cream sundae, sundae
split
banana split
frozen pudding
frozen custard, soft ice cream
pudding
flummery
fish mousse
chicken mousse
chocolate mousse
plum pudding, Christmas pudding
carrot pudding
corn pudding
steamed pudding
duff, plum duff
vanilla pudding
chocolate pudding
brown Betty
Nesselrode, Nesselrode pudding
pease pudding
custard
creme caramel
creme anglais
creme brulee
fruit custard
tapioca
tapioca pudding
roly-poly, roly-poly pudding
suet pudding
Bavarian cream
maraschino, maraschino cherry
nonpareil
zabaglione, sabayon
garnish
pastry, pastry dough
turnover
apple turnover
knish
pirogi, piroshki, pirozhki
samosa
timbale
puff paste, pate feuillete
phyllo
puff batter, pouf paste, pate a choux
ice-cream cake, icebox cake
doughnut, donut, sinker
fish cake, fish ball
fish stick, fish finger
conserve, preserve, conserves, preserves
apple butter
chowchow
jam
lemon curd, lemon cheese
strawberry jam, strawberry preserves
jelly
apple jelly
crabapple jelly
grape jelly
marmalade
orange marmalade
gelatin, jelly
gelatin dessert
buffalo wing
barbecued wing
mess
mince
puree
barbecue, barbeque
biryani, biriani
escalope de veau Orloff
saute
patty, cake
veal parmesan, veal parmigiana
veal cordon bleu
margarine, margarin, oleo, oleomargarine, marge
mincemeat
stuffing, dressing
turkey stuffing
oyster stuffing, oyster dressing
forcemeat, farce
bread, breadstuff, staff of life
anadama bread
bap
barmbrack
breadstick, bread-stick
grissino
brown bread, Boston brown bread
bun, roll
tea bread
caraway seed bread
challah, hallah
cinnamon bread
cracked-wheat bread
cracker
crouton
dark bread, whole wheat bread, whole meal bread, brown bread
English muffin
flatbread
garlic bread
gluten bread
graham bread
Host
flatbrod
bannock
chapatti, chapati
pita, pocket bread
loaf of bread, loaf
French loaf
matzo, matzoh, matzah, unleavened bread
nan, naan
onion bread
raisin bread
quick bread
banana bread
date bread
date-nut bread
nut bread
oatcake
Irish soda bread
skillet bread, fry bread
rye bread
black bread, pumpernickel
Jewish rye bread, Jewish rye
limpa
Swedish rye bread, Swedish rye
salt-rising bread
simnel
sour bread, sourdough bread
toast
wafer
white bread, light bread
baguet, baguette
French bread
Italian bread
cornbread
corn cake
skillet corn bread
ashcake, ash cake, corn tash
hoecake
cornpone, pone
corn dab, corn dodger, dodger
hush puppy, hushpuppy
johnnycake, johnny cake, journey cake
Shawnee cake
spoon bread, batter bread
cinnamon toast
orange toast
Melba toast
zwieback, rusk, Brussels biscuit, twice-baked bread
frankfurter bun, hotdog bun
hamburger bun, hamburger roll
muffin, gem
bran muffin
corn muffin
Yorkshire pudding
popover
scone
drop scone, griddlecake, Scotch pancake
cross bun, hot cross bun
brioche
crescent roll, croissant
hard roll, Vienna roll
soft roll
kaiser roll
Parker House roll
clover-leaf roll
onion roll
bialy, bialystoker
sweet roll, coffee roll
bear claw, bear paw
cinnamon roll, cinnamon bun, cinnamon snail
honey bun, sticky bun, caramel bun, schnecken
pinwheel roll
danish, danish pastry
bagel, beigel
onion bagel
biscuit
rolled biscuit
baking-powder biscuit
buttermilk biscuit, soda biscuit
shortcake
hardtack, pilot biscuit, pilot bread, sea biscuit, ship biscuit
saltine
soda cracker
oyster cracker
water biscuit
graham cracker
pretzel
soft pretzel
sandwich
sandwich plate
butty
ham sandwich
chicken sandwich
club sandwich, three-decker, triple-decker
open-face sandwich, open sandwich
hamburger, beefburger, burger
cheeseburger
tunaburger
hotdog, hot dog, red hot
Sloppy Joe
bomber, grinder, hero, hero sandwich, hoagie, hoagy, Cuban sandwich, Italian sandwich, poor boy, sub, submarine, submarine sandwich, torpedo, wedge, zep
gyro
bacon-lettuce-tomato sandwich, BLT
Reuben
western, western sandwich
wrap
spaghetti
hasty pudding
gruel
congee, jook
skilly
edible fruit
vegetable, veggie, veg
julienne, julienne vegetable
raw vegetable, rabbit food
crudites
celery stick
legume
pulse
potherb
greens, green, leafy vegetable
chop-suey greens
bean curd, tofu
solanaceous vegetable
root vegetable
potato, white potato, Irish potato, murphy, spud, tater
baked potato
french fries, french-fried potatoes, fries, chips
home fries, home-fried potatoes
jacket potato
mashed potato
potato skin, potato peel, potato peelings
Uruguay potato
yam
sweet potato
yam
snack food
chip, crisp, potato chip, Saratoga chip
corn chip
tortilla chip
nacho
eggplant, aubergine, mad apple
pieplant, rhubarb
cruciferous vegetable
mustard, mustard greens, leaf mustard, Indian mustard
cabbage, chou
kale, kail, cole
collards, collard greens
Chinese cabbage, celery cabbage, Chinese celery
bok choy, bok choi
head cabbage
red cabbage
savoy cabbage, savoy
broccoli
cauliflower
brussels sprouts
broccoli rabe, broccoli raab
squash
summer squash
yellow squash
crookneck, crookneck squash, summer crookneck
zucchini, courgette
marrow, vegetable marrow
cocozelle
pattypan squash
spaghetti squash
winter squash
acorn squash
butternut squash
hubbard squash
turban squash
buttercup squash
cushaw
winter crookneck squash
cucumber, cuke
gherkin
artichoke, globe artichoke
artichoke heart
Jerusalem artichoke, sunchoke
asparagus
bamboo shoot
sprout
bean sprout
alfalfa sprout
beet, beetroot
beet green
sugar beet
mangel-wurzel
chard, Swiss chard, spinach beet, leaf beet
pepper
sweet pepper
bell pepper
green pepper
globe pepper
pimento, pimiento
hot pepper
chili, chili pepper, chilli, chilly, chile
jalapeno, jalapeno pepper
chipotle
cayenne, cayenne pepper
tabasco, red pepper
onion
Bermuda onion
green onion, spring onion, scallion
Vidalia onion
Spanish onion
purple onion, red onion
leek
shallot
salad green, salad greens
lettuce
butterhead lettuce
buttercrunch
Bibb lettuce
Boston lettuce
crisphead lettuce, iceberg lettuce, iceberg
cos, cos lettuce, romaine, romaine lettuce
leaf lettuce, loose-leaf lettuce
celtuce
bean, edible bean
goa bean
lentil
pea
green pea, garden pea
marrowfat pea
snow pea, sugar pea
sugar snap pea
split-pea
chickpea, garbanzo
cajan pea, pigeon pea, dahl
field pea
mushy peas
black-eyed pea, cowpea
common bean
kidney bean
navy bean, pea bean, white bean
pinto bean
frijole
black bean, turtle bean
fresh bean
flageolet, haricot
green bean
snap bean, snap
string bean
Kentucky wonder, Kentucky wonder bean
scarlet runner, scarlet runner bean, runner bean, English runner bean
haricot vert, haricots verts, French bean
wax bean, yellow bean
shell bean
lima bean
Fordhooks
sieva bean, butter bean, butterbean, civet bean
fava bean, broad bean
soy, soybean, soya, soya bean
green soybean
field soybean
cardoon
carrot
carrot stick
celery
pascal celery, Paschal celery
celeriac, celery root
chicory, curly endive
radicchio
coffee substitute
chicory, chicory root
Postum
chicory escarole, endive, escarole
Belgian endive, French endive, witloof
corn, edible corn
sweet corn, green corn
hominy
lye hominy
pearl hominy
popcorn
cress
watercress
garden cress
winter cress
dandelion green
gumbo, okra
kohlrabi, turnip cabbage
lamb's-quarter, pigweed, wild spinach
wild spinach
tomato
beefsteak tomato
cherry tomato
plum tomato
tomatillo, husk tomato, Mexican husk tomato
mushroom
stuffed mushroom
salsify
oyster plant, vegetable oyster
scorzonera, black salsify
parsnip
pumpkin
radish
turnip
white turnip
rutabaga, swede, swedish turnip, yellow turnip
turnip greens
sorrel, common sorrel
French sorrel
spinach
taro, taro root, cocoyam, dasheen, edda
truffle, earthnut
edible nut
bunya bunya
peanut, earthnut, goober, goober pea, groundnut, monkey nut
freestone
cling, clingstone
windfall
apple
crab apple, crabapple
eating apple, dessert apple
Baldwin
Cortland
Cox's Orange Pippin)",
R"(Delicious
Golden Delicious, Yellow Delicious
Red Delicious
Empire
Grimes' golden
Jonathan
McIntosh
Macoun
Northern Spy
Pearmain
Pippin
Prima
Stayman
Winesap
Stayman Winesap
cooking apple
Bramley's Seedling
Granny Smith
Lane's Prince Albert
Newtown Wonder
Rome Beauty
berry
bilberry, whortleberry, European blueberry
huckleberry
blueberry
wintergreen, boxberry, checkerberry, teaberry, spiceberry
cranberry
lingonberry, mountain cranberry, cowberry, lowbush cranberry
currant
gooseberry
black currant
red currant
blackberry
boysenberry
dewberry
loganberry
raspberry
saskatoon, serviceberry, shadberry, juneberry
strawberry
sugarberry, hackberry
persimmon
acerola, barbados cherry, surinam cherry, West Indian cherry
carambola, star fruit
ceriman, monstera
carissa plum, natal plum
citrus, citrus fruit, citrous fruit
orange
temple orange
mandarin, mandarin orange
clementine
satsuma
tangerine
tangelo, ugli, ugli fruit
bitter orange, Seville orange, sour orange
sweet orange
Jaffa orange
navel orange
Valencia orange
kumquat
lemon
lime
key lime
grapefruit
pomelo, shaddock
citrange
citron
almond
Jordan almond
apricot
peach
nectarine
pitahaya
plum
damson, damson plum
greengage, greengage plum
beach plum
sloe
Victoria plum
dried fruit
dried apricot
prune
raisin
seedless raisin, sultana
seeded raisin
currant
fig
pineapple, ananas
anchovy pear, river pear
banana
passion fruit
granadilla
sweet calabash
bell apple, sweet cup, water lemon, yellow granadilla
breadfruit
jackfruit, jak, jack
cacao bean, cocoa bean
cocoa
canistel, eggfruit
melon
melon ball
muskmelon, sweet melon
cantaloup, cantaloupe
winter melon
honeydew, honeydew melon
Persian melon
net melon, netted melon, nutmeg melon
casaba, casaba melon
watermelon
cherry
sweet cherry, black cherry
bing cherry
heart cherry, oxheart, oxheart cherry
blackheart, blackheart cherry
capulin, Mexican black cherry
sour cherry
amarelle
morello
cocoa plum, coco plum, icaco
gherkin
grape
fox grape
Concord grape
Catawba
muscadine, bullace grape
scuppernong
slipskin grape
vinifera grape
emperor
muscat, muscatel, muscat grape
ribier
sultana
Tokay
flame tokay
Thompson Seedless
custard apple
cherimoya, cherimolla
soursop, guanabana
sweetsop, annon, sugar apple
ilama
pond apple
papaw, pawpaw
papaya
kai apple
ketembilla, kitembilla, kitambilla
ackee, akee
durian
feijoa, pineapple guava
genip, Spanish lime
genipap, genipap fruit
kiwi, kiwi fruit, Chinese gooseberry
loquat, Japanese plum
mangosteen
mango
sapodilla, sapodilla plum, sapota
sapote, mammee, marmalade plum
tamarind, tamarindo
avocado, alligator pear, avocado pear, aguacate
date
elderberry
guava
mombin
hog plum, yellow mombin
hog plum, wild plum
jaboticaba
jujube, Chinese date, Chinese jujube
litchi, litchi nut, litchee, lichi, leechee, lichee, lychee
longanberry, dragon's eye
mamey, mammee, mammee apple
marang
medlar
medlar
mulberry
olive
black olive, ripe olive
green olive
pear
bosc
anjou
bartlett, bartlett pear
seckel, seckel pear
plantain
plumcot
pomegranate
prickly pear
Barbados gooseberry, blade apple
quandong, quandang, quantong, native peach
quandong nut
quince
rambutan, rambotan
pulasan, pulassan
rose apple
sorb, sorb apple
sour gourd, monkey bread
edible seed
pumpkin seed
betel nut, areca nut
beechnut
walnut
black walnut
English walnut
brazil nut, brazil
butternut
souari nut
cashew, cashew nut
chestnut
chincapin, chinkapin, chinquapin
hazelnut, filbert, cobnut, cob
coconut, cocoanut
coconut milk, coconut water
grugru nut
hickory nut
cola extract
macadamia nut
pecan
pine nut, pignolia, pinon nut
pistachio, pistachio nut
sunflower seed
anchovy paste
rollmops
feed, provender
cattle cake
creep feed
fodder
feed grain
eatage, forage, pasture, pasturage, grass
silage, ensilage
oil cake
oil meal
alfalfa
broad bean, horse bean
hay
timothy
stover
grain, food grain, cereal
grist
groats
millet
barley, barleycorn
pearl barley
buckwheat
bulgur, bulghur, bulgur wheat
wheat, wheat berry
cracked wheat
stodge
wheat germ
oat
rice
brown rice
white rice, polished rice
wild rice, Indian rice
paddy
slop, slops, swill, pigswill, pigwash
mash
chicken feed, scratch
cud, rechewed food
bird feed, bird food, birdseed
petfood, pet-food, pet food
dog food
cat food
canary seed
salad
tossed salad
green salad
Caesar salad
salmagundi
salad nicoise
combination salad
chef's salad
potato salad
pasta salad
macaroni salad
fruit salad
Waldorf salad
crab Louis
herring salad
tuna fish salad, tuna salad
chicken salad
coleslaw, slaw
aspic
molded salad
tabbouleh, tabooli
ingredient, fixings
flavorer, flavourer, flavoring, flavouring, seasoner, seasoning
bouillon cube
condiment
herb
fines herbes
spice
spearmint oil
lemon oil
wintergreen oil, oil of wintergreen
salt, table salt, common salt
celery salt
onion salt
seasoned salt
sour salt
five spice powder
allspice
cinnamon
stick cinnamon
clove
cumin, cumin seed
fennel
ginger, gingerroot
ginger, powdered ginger
mace
nutmeg
pepper, peppercorn
black pepper
white pepper
sassafras
basil, sweet basil
bay leaf
borage
hyssop
caraway
chervil
chives
comfrey, healing herb
coriander, Chinese parsley, cilantro
coriander, coriander seed
costmary
fennel, common fennel
fennel, Florence fennel, finocchio
fennel seed
fenugreek, fenugreek seed
garlic, ail
clove, garlic clove
garlic chive
lemon balm
lovage
marjoram, oregano
mint
mustard seed
mustard, table mustard
Chinese mustard
nasturtium
parsley
salad burnet
rosemary
rue
sage
clary sage
savory, savoury
summer savory, summer savoury
winter savory, winter savoury
sweet woodruff, waldmeister
sweet cicely
tarragon, estragon
thyme
turmeric
caper
catsup, ketchup, cetchup, tomato ketchup
cardamom, cardamon, cardamum
cayenne, cayenne pepper, red pepper
chili powder
chili sauce
chutney, Indian relish
steak sauce
taco sauce
salsa
mint sauce
cranberry sauce
curry powder
curry
lamb curry
duck sauce, hoisin sauce
horseradish
marinade
paprika
Spanish paprika
pickle
dill pickle
bread and butter pickle
pickle relish
piccalilli
sweet pickle
applesauce, apple sauce
soy sauce, soy
Tabasco, Tabasco sauce
tomato paste
angelica
angelica
almond extract
anise, aniseed, anise seed
Chinese anise, star anise, star aniseed
juniper berries
saffron
sesame seed, benniseed
caraway seed
poppy seed
dill, dill weed
dill seed
celery seed
lemon extract
monosodium glutamate, MSG
vanilla bean
vinegar, acetum
cider vinegar
wine vinegar
sauce
anchovy sauce
hot sauce
hard sauce
horseradish sauce, sauce Albert
bolognese pasta sauce
carbonara
tomato sauce
tartare sauce, tartar sauce
wine sauce
marchand de vin, mushroom wine sauce
bread sauce
plum sauce
peach sauce
apricot sauce
pesto
ravigote, ravigotte
remoulade sauce
dressing, salad dressing
sauce Louis
bleu cheese dressing, blue cheese dressing
blue cheese dressing, Roquefort dressing
French dressing, vinaigrette, sauce vinaigrette
Lorenzo dressing
anchovy dressing
Italian dressing
half-and-half dressing
mayonnaise, mayo
green mayonnaise, sauce verte
aioli, aioli sauce, garlic sauce
Russian dressing, Russian mayonnaise
salad cream
Thousand Island dressing
barbecue sauce
hollandaise
bearnaise
Bercy, Bercy butter
bordelaise
bourguignon, bourguignon sauce, Burgundy sauce
brown sauce, sauce Espagnole
Espagnole, sauce Espagnole
Chinese brown sauce, brown sauce
blanc
cheese sauce
chocolate sauce, chocolate syrup
hot-fudge sauce, fudge sauce
cocktail sauce, seafood sauce
Colbert, Colbert butter
white sauce, bechamel sauce, bechamel
cream sauce
Mornay sauce
demiglace, demi-glaze
gravy, pan gravy
gravy
spaghetti sauce, pasta sauce
marinara
mole
hunter's sauce, sauce chausseur
mushroom sauce
mustard sauce
Nantua, shrimp sauce
Hungarian sauce, paprika sauce
pepper sauce, Poivrade
roux
Smitane
Soubise, white onion sauce
Lyonnaise sauce, brown onion sauce
veloute
allemande, allemande sauce
caper sauce
poulette
curry sauce
Worcester sauce, Worcestershire, Worcestershire sauce
coconut milk, coconut cream
egg, eggs
egg white, white, albumen, ovalbumin
egg yolk, yolk
boiled egg, coddled egg
hard-boiled egg, hard-cooked egg
Easter egg
Easter egg
chocolate egg
candy egg
poached egg, dropped egg
scrambled eggs
deviled egg, stuffed egg
shirred egg, baked egg, egg en cocotte
omelet, omelette
firm omelet
French omelet
fluffy omelet
western omelet
souffle
fried egg
dairy product
milk
milk
sour milk
soya milk, soybean milk, soymilk
formula
pasteurized milk
cows' milk
yak's milk
goats' milk
acidophilus milk
raw milk
scalded milk
homogenized milk
certified milk
powdered milk, dry milk, dried milk, milk powder
nonfat dry milk
evaporated milk
condensed milk
skim milk, skimmed milk
semi-skimmed milk
whole milk
low-fat milk
buttermilk
cream
clotted cream, Devonshire cream
double creme, heavy whipping cream
half-and-half
heavy cream
light cream, coffee cream, single cream
sour cream, soured cream
whipping cream, light whipping cream
butter
clarified butter, drawn butter
ghee
brown butter, beurre noisette
Meuniere butter, lemon butter
yogurt, yoghurt, yoghourt
blueberry yogurt
raita
whey
curd
curd
clabber
cheese
paring
cream cheese
double cream
mascarpone
triple cream, triple creme
cottage cheese, pot cheese, farm cheese, farmer's cheese
process cheese, processed cheese
bleu, blue cheese
Stilton
Roquefort
gorgonzola
Danish blue
Bavarian blue
Brie
brick cheese
Camembert
cheddar, cheddar cheese, Armerican cheddar, American cheese
rat cheese, store cheese
Cheshire cheese
double Gloucester
Edam
goat cheese, chevre
Gouda, Gouda cheese
grated cheese
hand cheese
Liederkranz
Limburger
mozzarella
Muenster
Parmesan
quark cheese, quark
ricotta
string cheese
Swiss cheese
Emmenthal, Emmental, Emmenthaler, Emmentaler
Gruyere
sapsago
Velveeta
nut butter
peanut butter
marshmallow fluff
onion butter
pimento butter
shrimp butter
lobster butter
yak butter
spread, paste
cheese spread
anchovy butter
fishpaste
garlic butter
miso
wasabi
snail butter
hummus, humus, hommos, hoummos, humous
pate
duck pate
foie gras, pate de foie gras
tapenade
tahini
sweetening, sweetener
aspartame
honey
saccharin
sugar, refined sugar
syrup, sirup
sugar syrup
molasses
sorghum, sorghum molasses
treacle, golden syrup
grenadine
maple syrup
corn syrup
miraculous food, manna, manna from heaven
batter
dough
bread dough
pancake batter
fritter batter
coq au vin
chicken provencale
chicken and rice
moo goo gai pan
arroz con pollo
bacon and eggs
barbecued spareribs, spareribs
beef Bourguignonne, boeuf Bourguignonne
beef Wellington, filet de boeuf en croute
bitok
boiled dinner, New England boiled dinner
Boston baked beans
bubble and squeak
pasta
cannelloni
carbonnade flamande, Belgian beef stew
cheese souffle
chicken Marengo
chicken cordon bleu
Maryland chicken
chicken paprika, chicken paprikash
chicken Tetrazzini
Tetrazzini
chicken Kiev
chili, chili con carne
chili dog
chop suey
chow mein
codfish ball, codfish cake
coquille
coquilles Saint-Jacques
croquette
cottage pie
rissole
dolmas, stuffed grape leaves
egg foo yong, egg fu yung
egg roll, spring roll
eggs Benedict
enchilada
falafel, felafel
fish and chips
fondue, fondu
cheese fondue
chocolate fondue
fondue, fondu
beef fondue, boeuf fondu bourguignon
French toast
fried rice, Chinese fried rice
frittata
frog legs
galantine
gefilte fish, fish ball
haggis
ham and eggs
hash
corned beef hash
jambalaya
kabob, kebab, shish kebab
kedgeree
souvlaki, souvlakia
lasagna, lasagne
seafood Newburg
lobster Newburg, lobster a la Newburg
shrimp Newburg
Newburg sauce
lobster thermidor
lutefisk, lutfisk
macaroni and cheese
macedoine
meatball
porcupine ball, porcupines
Swedish meatball
meat loaf, meatloaf
moussaka
osso buco
marrow, bone marrow
pheasant under glass
pigs in blankets
pilaf, pilaff, pilau, pilaw
bulgur pilaf
pizza, pizza pie
sausage pizza
pepperoni pizza
cheese pizza
anchovy pizza
Sicilian pizza
poi
pork and beans
porridge
oatmeal, burgoo
loblolly
potpie
rijsttaffel, rijstaffel, rijstafel
risotto, Italian rice
roulade
fish loaf
salmon loaf
Salisbury steak
sauerbraten
sauerkraut
scallopine, scallopini
veal scallopini
scampi
Scotch egg
Scotch woodcock
scrapple
spaghetti and meatballs
Spanish rice
steak tartare, tartar steak, cannibal mound
pepper steak
steak au poivre, peppered steak, pepper steak
beef Stroganoff
stuffed cabbage
kishke, stuffed derma
stuffed peppers
stuffed tomato, hot stuffed tomato
stuffed tomato, cold stuffed tomato
succotash
sukiyaki
sashimi
sushi
Swiss steak
tamale
tamale pie
tempura
teriyaki
terrine
Welsh rarebit, Welsh rabbit, rarebit
schnitzel, Wiener schnitzel
taco
chicken taco
burrito
beef burrito
quesadilla
tostada
bean tostada
refried beans, frijoles refritos
beverage, drink, drinkable, potable
wish-wash
concoction, mixture, intermixture
mix, premix
filling
lekvar
potion
elixir
elixir of life
philter, philtre, love-potion, love-philter, love-philtre
alcohol, alcoholic drink, alcoholic beverage, intoxicant, inebriant
proof spirit
home brew, homebrew
hooch, hootch
kava, kavakava
aperitif
brew, brewage
beer
draft beer, draught beer
suds
Munich beer, Munchener
bock, bock beer
lager, lager beer
light beer
Oktoberfest, Octoberfest
Pilsner, Pilsener
shebeen
Weissbier, white beer, wheat beer
Weizenbock
malt
wort
malt, malt liquor
ale
bitter
Burton
pale ale
porter, porter's beer
stout
Guinness
kvass
mead
metheglin
hydromel
oenomel
near beer
ginger beer
sake, saki, rice beer
wine, vino
vintage
red wine
white wine
blush wine, pink wine, rose, rose wine
altar wine, sacramental wine
sparkling wine
champagne, bubbly
cold duck
Burgundy, Burgundy wine
Beaujolais
Medoc
Canary wine
Chablis, white Burgundy
Montrachet
Chardonnay, Pinot Chardonnay
Pinot noir
Pinot blanc
Bordeaux, Bordeaux wine
claret, red Bordeaux
Chianti
Cabernet, Cabernet Sauvignon
Merlot
Sauvignon blanc
California wine
Cotes de Provence
dessert wine
Dubonnet
jug wine
macon, maconnais
Moselle
Muscadet
plonk
retsina
Rhine wine, Rhenish, hock
Riesling
liebfraumilch
Rhone wine
Rioja
sack
Saint Emilion
Soave
zinfandel
Sauterne, Sauternes
straw wine
table wine
Tokay
vin ordinaire
vermouth
sweet vermouth, Italian vermouth
dry vermouth, French vermouth
Chenin blanc
Verdicchio
Vouvray
Yquem
generic, generic wine
varietal, varietal wine
fortified wine
Madeira
malmsey
port, port wine
sherry
Marsala
muscat, muscatel, muscadel, muscadelle
liquor, spirits, booze, hard drink, hard liquor, John Barleycorn, strong drink
neutral spirits, ethyl alcohol
aqua vitae, ardent spirits
eau de vie
moonshine, bootleg, corn liquor
bathtub gin
aquavit, akvavit
arrack, arak
bitters
brandy
applejack
Calvados
Armagnac
Cognac
grappa
kirsch
slivovitz
gin
sloe gin
geneva, Holland gin, Hollands
grog
ouzo
rum
demerara, demerara rum
Jamaica rum
schnapps, schnaps
pulque
mescal
tequila
vodka
whiskey, whisky
blended whiskey, blended whisky
bourbon
corn whiskey, corn whisky, corn
firewater
Irish, Irish whiskey, Irish whisky
poteen
rye, rye whiskey, rye whisky
Scotch, Scotch whiskey, Scotch whisky, malt whiskey, malt whisky, Scotch malt whiskey, Scotch malt whisky
sour mash, sour mash whiskey
liqueur, cordial
absinth, absinthe
amaretto
anisette, anisette de Bordeaux
benedictine
Chartreuse
coffee liqueur
creme de cacao
creme de menthe
creme de fraise
Drambuie
Galliano
orange liqueur
curacao, curacoa
triple sec
Grand Marnier
kummel
maraschino, maraschino liqueur
pastis
Pernod
pousse-cafe
Kahlua
ratafia, ratafee
sambuca
mixed drink
cocktail
Dom Pedro
highball
mixer
bishop
Bloody Mary
Virgin Mary, bloody shame
bullshot
cobbler
collins, Tom Collins
cooler
refresher
smoothie
daiquiri, rum cocktail
strawberry daiquiri
NADA daiquiri
spritzer
flip
gimlet
gin and tonic
grasshopper
Harvey Wallbanger
julep, mint julep
manhattan
Rob Roy
margarita
martini
gin and it
vodka martini
old fashioned
pink lady
Sazerac
screwdriver
sidecar
Scotch and soda
sling
brandy sling
gin sling
rum sling
sour
whiskey sour, whisky sour
stinger
swizzle
hot toddy, toddy
zombie, zombi
fizz
Irish coffee
cafe au lait
cafe noir, demitasse
decaffeinated coffee, decaf
drip coffee
espresso
caffe latte, latte
cappuccino, cappuccino coffee, coffee cappuccino
iced coffee, ice coffee
instant coffee
mocha, mocha coffee
mocha
cassareep
Turkish coffee
chocolate milk
cider, cyder
hard cider
scrumpy
sweet cider
mulled cider
perry
rotgut
slug)",
R"(cocoa, chocolate, hot chocolate, drinking chocolate
criollo
juice
fruit juice, fruit crush
nectar
apple juice
cranberry juice
grape juice
must
grapefruit juice
orange juice
frozen orange juice, orange-juice concentrate
pineapple juice
lemon juice
lime juice
papaya juice
tomato juice
carrot juice
V-8 juice
koumiss, kumis
fruit drink, ade
lemonade
limeade
orangeade
malted milk
mate
mulled wine
negus
soft drink
pop, soda, soda pop, soda water, tonic
birch beer
bitter lemon
cola, dope
cream soda
egg cream
ginger ale, ginger pop
orange soda
phosphate
Coca Cola, Coke
Pepsi, Pepsi Cola
root beer
sarsaparilla
tonic, tonic water, quinine water
coffee bean, coffee berry, coffee
coffee, java
cafe royale, coffee royal
fruit punch
milk punch
mimosa, buck's fizz
pina colada
punch
cup
champagne cup
claret cup
wassail
planter's punch
White Russian
fish house punch
May wine
eggnog
cassiri
spruce beer
rickey
gin rickey
tea, tea leaf
tea bag
tea
tea-like drink
cambric tea
cuppa, cupper
herb tea, herbal tea, herbal
tisane
camomile tea
ice tea, iced tea
sun tea
black tea
congou, congo, congou tea, English breakfast tea
Darjeeling
orange pekoe, pekoe
souchong, soochong
green tea
hyson
oolong
water
bottled water
branch water
spring water
sugar water
drinking water
ice water
soda water, carbonated water, club soda, seltzer, sparkling water
mineral water
seltzer
Vichy water
perishable, spoilable
couscous
ramekin, ramequin
multivitamin, multivitamin pill
vitamin pill
soul food
mold, mould
people
collection, aggregation, accumulation, assemblage
book, rule book
library
baseball club, ball club, club, nine
crowd
class, form, grade, course
core, nucleus, core group
concert band, military band
dance
wedding, wedding party
chain, concatenation
power breakfast
aerie, aery, eyrie, eyry
agora
amusement park, funfair, pleasure ground
aphelion
apron
interplanetary space
interstellar space
intergalactic space
bush
semidesert
beam-ends
bridgehead
bus stop
campsite, campground, camping site, camping ground, bivouac, encampment, camping area
detention basin
cemetery, graveyard, burial site, burial ground, burying ground, memorial park, necropolis
trichion, crinion
city, metropolis, urban center
business district, downtown
outskirts
borough
cow pasture
crest
eparchy, exarchate
suburb, suburbia, suburban area
stockbroker belt
crawlspace, crawl space
sheikdom, sheikhdom
residence, abode
domicile, legal residence
dude ranch
farmland, farming area
midfield
firebreak, fireguard
flea market
battlefront, front, front line
garbage heap, junk heap, rubbish heap, scrapheap, trash heap, junk pile, trash pile, refuse heap
benthos, benthic division, benthonic zone
goldfield
grainfield, grain field
half-mast, half-staff
hemline
heronry
hipline
hipline
hole-in-the-wall
junkyard
isoclinic line, isoclinal
littoral, litoral, littoral zone, sands
magnetic pole
grassland
mecca
observer's meridian
prime meridian
nombril
no-parking zone
outdoors, out-of-doors, open air, open
fairground
pasture, pastureland, grazing land, lea, ley
perihelion
periselene, perilune
locus of infection
kasbah, casbah
waterfront
resort, resort hotel, holiday resort
resort area, playground, vacation spot
rough
ashram
harborage, harbourage
scrubland
weald
wold
schoolyard
showplace
bedside
sideline, out of bounds
ski resort
soil horizon
geological horizon
coal seam
coalface
field
oilfield
Temperate Zone
terreplein
three-mile limit
desktop
top
kampong, campong
subtropics, semitropics
barrio
veld, veldt
vertex, peak, apex, acme
waterline, water line, water level
high-water mark
low-water mark
continental divide
zodiac
Aegean island
sultanate
Swiss canton
abyssal zone
aerie, aery, eyrie, eyry
air bubble
alluvial flat, alluvial plain
alp
Alpine glacier, Alpine type of glacier
anthill, formicary
aquifer
archipelago
arete
arroyo
ascent, acclivity, rise, raise, climb, upgrade
asterism
asthenosphere
atoll
bank
bank
bar
barbecue pit
barrier reef
baryon, heavy particle
basin
beach
honeycomb
belay
ben
berm
bladder stone, cystolith
bluff
borrow pit
brae
bubble
burrow, tunnel
butte
caldera
canyon, canon
canyonside
cave
cavern
chasm
cirque, corrie, cwm
cliff, drop, drop-off
cloud
coast
coastland
col, gap
collector
comet
continental glacier
coral reef
cove
crag
crater
cultivated land, farmland, plowland, ploughland, tilled land, tillage, tilth
dale
defile, gorge
delta
descent, declivity, fall, decline, declination, declension, downslope
diapir
divot
divot
down
downhill
draw
drey
drumlin
dune, sand dune
escarpment, scarp
esker
fireball
flare star
floor
fomite, vehicle
foothill
footwall
foreland
foreshore
gauge boson
geological formation, formation
geyser
glacier
glen
gopher hole
gorge
grotto, grot
growler
gulch, flume
gully
hail
highland, upland
hill
hillside
hole, hollow
hollow, holler
hot spring, thermal spring
iceberg, berg
icecap, ice cap
ice field
ice floe, floe
ice mass
inclined fault
ion
isthmus
kidney stone, urinary calculus, nephrolith, renal calculus
knoll, mound, hillock, hummock, hammock
kopje, koppie
Kuiper belt, Edgeworth-Kuiper belt
lake bed, lake bottom
lakefront
lakeside, lakeshore
landfall
landfill
lather
leak
ledge, shelf
lepton
lithosphere, geosphere
lowland
lunar crater
maar
massif
meander
mesa, table
meteorite
microfossil
midstream
molehill
monocline
mountain, mount
mountainside, versant
mouth
mull
natural depression, depression
natural elevation, elevation
nullah
ocean
ocean floor, sea floor, ocean bottom, seabed, sea bottom, Davy Jones's locker, Davy Jones
oceanfront
outcrop, outcropping, rock outcrop
oxbow
pallasite
perforation
photosphere
piedmont
Piedmont glacier, Piedmont type of glacier
pinetum
plage
plain, field, champaign
point
polar glacier
pothole, chuckhole
precipice
promontory, headland, head, foreland
ptyalith
pulsar
quicksand
rabbit burrow, rabbit hole
radiator
rainbow
range, mountain range, range of mountains, chain, mountain chain, chain of mountains
rangeland
ravine
reef
ridge
ridge, ridgeline
rift valley
riparian forest
ripple mark
riverbank, riverside
riverbed, river bottom
rock, stone
roof
saltpan
sandbank
sandbar, sand bar
sandpit
sanitary landfill
sawpit
scablands
seashore, coast, seacoast, sea-coast
seaside, seaboard
seif dune
shell
shiner
shoal
shore
shoreline
sinkhole, sink, swallow hole
ski slope
sky
slope, incline, side
snowcap
snowdrift
snowfield
soapsuds, suds, lather
spit, tongue
spoor
spume
star
steep
steppe
strand
streambed, creek bed
sun, Sun
supernova
swale
swamp, swampland
swell
tableland, plateau
talus, scree
tangle
tar pit
terrace, bench
tidal basin
tideland
tor
tor
Trapezium
troposphere
tundra
twinkler
uphill
urolith
valley, vale
vehicle-borne transmission
vein, mineral vein
volcanic crater, crater
volcano
wadi
wall
warren, rabbit warren
wasp's nest, wasps' nest, hornet's nest, hornets' nest
watercourse
waterside
water table, water level, groundwater level
whinstone, whin
wormcast
xenolith
Circe
gryphon, griffin, griffon
spiritual leader
messiah, christ
Rhea Silvia, Rea Silvia
number one
adventurer, venturer
anomaly, unusual person
appointee, appointment
argonaut
Ashkenazi
benefactor, helper
color-blind person
commoner, common man, common person
conservator
contrarian
contadino
contestant
cosigner, cosignatory
discussant
enologist, oenologist, fermentologist
entertainer
eulogist, panegyrist
ex-gambler
experimenter
experimenter
exponent
ex-president
face
female, female person
finisher
inhabitant, habitant, dweller, denizen, indweller
native, indigen, indigene, aborigine, aboriginal
native
juvenile, juvenile person
lover
male, male person
mediator, go-between, intermediator, intermediary, intercessor
mediatrix
national, subject
peer, equal, match, compeer
prize winner, lottery winner
recipient, receiver
religionist
sensualist
traveler, traveller
unwelcome person, persona non grata
unskilled person
worker
wrongdoer, offender
Black African
Afrikaner, Afrikander, Boer
Aryan
Black, Black person, blackamoor, Negro, Negroid
Black woman
mulatto
White, White person, Caucasian
Circassian
Semite
Chaldean, Chaldaean, Chaldee
Elamite
white man
WASP, white Anglo-Saxon Protestant
gook, slant-eye
Mongol, Mongolian
Tatar, Tartar, Mongol Tatar
Nahuatl
Aztec
Olmec
Biloxi
Blackfoot
Brule
Caddo
Cheyenne
Chickasaw
Cocopa, Cocopah
Comanche
Creek
Delaware
Diegueno
Esselen
Eyeish
Havasupai
Hunkpapa
Iowa, Ioway
Kalapooia, Kalapuya, Calapooya, Calapuya
Kamia
Kekchi
Kichai
Kickapoo
Kiliwa, Kiliwi
Malecite
Maricopa
Mohican, Mahican
Muskhogean, Muskogean
Navaho, Navajo
Nootka
Oglala, Ogalala
Osage
Oneida
Paiute, Piute
Passamaquody
Penobscot
Penutian
Potawatomi
Powhatan
kachina
Salish
Shahaptian, Sahaptin, Sahaptino
Shasta
Shawnee
Sihasapa
Teton, Lakota, Teton Sioux, Teton Dakota
Taracahitian
Tarahumara
Tuscarora
Tutelo
Yana
Yavapai
Yokuts
Yuma
Gadaba
Kolam
Kui
Toda
Tulu
Gujarati, Gujerati
Kashmiri
Punjabi, Panjabi
Slav
Anabaptist
Adventist, Second Adventist
gentile, non-Jew, goy
gentile
Catholic
Old Catholic
Uniat, Uniate, Uniate Christian
Copt
Jewess
Jihadist
Buddhist
Zen Buddhist
Mahayanist
swami
Hare Krishna
Shintoist
Eurafrican
Eurasian
Gael
Frank
Afghan, Afghanistani
Albanian
Algerian
Altaic
Andorran
Angolan
Anguillan
Austrian
Bahamian
Bahraini, Bahreini
Basotho
Herero
Luba, Chiluba
Barbadian
Bolivian
Bornean
Carioca
Tupi
Bruneian
Bulgarian
Byelorussian, Belorussian, White Russian
Cameroonian
Canadian
French Canadian
Central American
Chilean
Congolese
Cypriot, Cypriote, Cyprian
Dane
Djiboutian
Britisher, Briton, Brit
English person
Englishwoman
Anglo-Saxon
Angle
West Saxon
Lombard, Langobard
limey, John Bull
Cantabrigian
Cornishman
Cornishwoman
Lancastrian
Lancastrian
Geordie
Oxonian
Ethiopian
Amhara
Eritrean
Finn
Komi
Livonian
Lithuanian
Selkup, Ostyak-Samoyed
Parisian
Parisienne
Creole
Creole
Gabonese
Greek, Hellene
Dorian
Athenian
Laconian
Guyanese
Haitian
Malay, Malayan
Moro
Netherlander, Dutchman, Hollander
Icelander
Iraqi, Iraki
Irishman
Irishwoman
Dubliner
Italian
Roman
Sabine
Japanese, Nipponese
Jordanian
Korean
Kenyan
Lao, Laotian
Lapp, Lapplander, Sami, Saami, Same, Saame
Latin American, Latino
Lebanese
Levantine
Liberian
Luxemburger, Luxembourger
Macedonian
Sabahan
Mexican
Chicano
Mexican-American, Mexicano
Namibian
Nauruan
Gurkha
New Zealander, Kiwi
Nicaraguan
Nigerian
Hausa, Haussa
North American
Nova Scotian, bluenose
Omani
Pakistani
Brahui
South American Indian
Carib, Carib Indian
Filipino
Polynesian
Qatari, Katari
Romanian, Rumanian
Muscovite
Georgian
Sarawakian
Scandinavian, Norse, Northman
Senegalese
Slovene
South African
South American
Sudanese
Syrian
Tahitian
Tanzanian
Tibetan
Togolese
Tuareg
Turki
Chuvash
Turkoman, Turkmen, Turcoman
Uzbek, Uzbeg, Uzbak, Usbek, Usbeg
Ugandan
Ukranian
Yakut
Tungus, Evenk
Igbo
American
Anglo-American
Alaska Native, Alaskan Native, Native Alaskan
Arkansan, Arkansawyer
Carolinian
Coloradan
Connecticuter
Delawarean, Delawarian
Floridian
German American
Illinoisan
Mainer, Down Easter
Marylander
Minnesotan, Gopher
Nebraskan, Cornhusker
New Hampshirite, Granite Stater
New Jerseyan, New Jerseyite, Garden Stater
New Yorker
North Carolinian, Tarheel
Oregonian, Beaver
Pennsylvanian, Keystone Stater
Texan
Utahan
Uruguayan
Vietnamese, Annamese
Gambian
East German
Berliner
Prussian
Ghanian
Guinean
Papuan
Walloon
Yemeni
Yugoslav, Jugoslav, Yugoslavian, Jugoslavian
Serbian, Serb
Xhosa
Zairese, Zairean
Zimbabwean
Zulu
Gemini, Twin
Sagittarius, Archer
Pisces, Fish
abbe
abbess, mother superior, prioress
abnegator
abridger, abbreviator
abstractor, abstracter
absconder
absolver
abecedarian
aberrant
abettor, abetter
abhorrer
abomination
abseiler, rappeller
abstainer, ascetic
academic administrator
academician
accessory before the fact
companion
accompanist, accompanyist
accomplice, confederate
account executive, account representative, registered representative, customer's broker, customer's man
accused
accuser
acid head
acquaintance, friend
acquirer
aerialist
action officer
active
active citizen
actor, histrion, player, thespian, role player
actor, doer, worker
addict, nut, freak, junkie, junky
adducer
adjuster, adjustor, claims adjuster, claims adjustor, claim agent
adjutant, aide, aide-de-camp
adjutant general
admirer, adorer
adoptee
adulterer, fornicator
adulteress, fornicatress, hussy, jade, loose woman, slut, strumpet, trollop
advertiser, advertizer, adman
advisee
advocate, advocator, proponent, exponent
aeronautical engineer
affiliate
affluent
aficionado
buck sergeant
agent-in-place
aggravator, annoyance
agitator, fomenter
agnostic
agnostic, doubter
agonist
agony aunt
agriculturist, agriculturalist, cultivator, grower, raiser
air attache
air force officer, commander
airhead
air traveler, air traveller
alarmist
albino
alcoholic, alky, dipsomaniac, boozer, lush, soaker, souse
alderman
alexic
alienee, grantee
alienor
aliterate, aliterate person
algebraist
allegorizer, allegoriser
alliterator
almoner, medical social worker
alpinist
altar boy
alto
ambassador, embassador
ambassador
ambusher
amicus curiae, friend of the court
amoralist
amputee
analogist
analphabet, analphabetic
analyst
industry analyst
market strategist
anarchist, nihilist, syndicalist
anathema, bete noire
ancestor, ascendant, ascendent, antecedent, root
anchor, anchorman, anchorperson
ancient
anecdotist, raconteur
angler, troller
animator
animist
annotator
announcer
announcer
anti
anti-American
anti-Semite, Jew-baiter
Anzac
ape-man
aphakic
appellant, plaintiff in error
appointee
apprehender
April fool
aspirant, aspirer, hopeful, wannabe, wannabee
appreciator
appropriator
Arabist
archaist
archbishop
archer, bowman
architect, designer
archivist
archpriest, hierarch, high priest, prelate, primate
Aristotelian, Aristotelean, Peripatetic
armiger
army attache
army engineer, military engineer
army officer
arranger, adapter, transcriber
arrival, arriver, comer
arthritic
articulator
artilleryman, cannoneer, gunner, machine gunner
artist's model, sitter
assayer
assemblyman
assemblywoman
assenter
asserter, declarer, affirmer, asseverator, avower
assignee
assistant, helper, help, supporter
assistant professor
associate
associate
associate professor
astronaut, spaceman, cosmonaut
cosmographer, cosmographist
atheist
athlete, jock
attendant, attender, tender
attorney general
auditor
augur, auspex
aunt, auntie, aunty
au pair girl
authoritarian, dictator
authority
authorizer, authoriser
automobile mechanic, auto-mechanic, car-mechanic, mechanic, grease monkey
aviator, aeronaut, airman, flier, flyer
aviatrix, airwoman, aviatress
ayah
babu, baboo
baby, babe, sister
baby
baby boomer, boomer
baby farmer
back
backbencher
backpacker, packer
backroom boy, brain truster
backscratcher
bad person
baggage
bag lady
bailee
bailiff
bailor
bairn
baker, bread maker
balancer
balker, baulker, noncompliant
ball-buster, ball-breaker
ball carrier, runner
ballet dancer
ballet master
ballet mistress
balletomane
ball hawk
balloonist
ballplayer, baseball player
bullfighter, toreador
banderillero
matador
picador
bandsman
banker
bank robber
bankrupt, insolvent
bantamweight
barmaid
baron, big businessman, business leader, king, magnate, mogul, power, top executive, tycoon
baron
baron
bartender, barman, barkeep, barkeeper, mixologist
baseball coach, baseball manager
base runner, runner
basketball player, basketeer, cager
basketweaver, basketmaker
Basket Maker
bass, basso
bastard, by-blow, love child, illegitimate child, illegitimate, whoreson
bat boy
bather
batman
baton twirler, twirler
Bavarian
beadsman, bedesman
beard
beatnik, beat
beauty consultant
Bedouin, Beduin
bedwetter, bed wetter, wetter
beekeeper, apiarist, apiculturist
beer drinker, ale drinker)",
R"(beggarman
beggarwoman
beldam, beldame
theist
believer, truster
bell founder
benedick, benedict
berserker, berserk
besieger
best, topper
betrothed
Big Brother
bigot
big shot, big gun, big wheel, big cheese, big deal, big enchilada, big fish, head honcho
big sister
billiard player
biochemist
biographer
bird fancier
birth
birth-control campaigner, birth-control reformer
bisexual, bisexual person
black belt
blackmailer, extortioner, extortionist
Black Muslim
blacksmith
blade
bleacher
blind date
bluecoat
bluestocking, bas bleu
boatbuilder
boatman, boater, waterman
boatswain, bos'n, bo's'n, bosun, bo'sun
bobby
bodyguard, escort
boffin
Bolshevik, Marxist, red, bolshie, bolshy
Bolshevik, Bolshevist
bombshell
bondman, bondsman
bondwoman, bondswoman, bondmaid
bondwoman, bondswoman, bondmaid
bond servant
book agent
bookbinder
bookkeeper
bookmaker
bookworm
booster, shoplifter, lifter
bootblack, shoeblack
bootlegger, moonshiner
bootmaker, boot maker
borderer
border patrolman
botanist, phytologist, plant scientist
bottom feeder
boulevardier
bounty hunter
bounty hunter
Bourbon
bowler
slugger, slogger
cub, lad, laddie, sonny, sonny boy
Boy Scout
boy scout
boy wonder
bragger, braggart, boaster, blowhard, line-shooter, vaunter
brahman, brahmin
brawler
breadwinner
breaststroker
breeder, stock breeder
brick
bride
bridesmaid, maid of honor
bridge agent
broadcast journalist
Brother
brother-in-law
browser
Brummie, Brummy
buddy, brother, chum, crony, pal, sidekick
bull
bully
bunny, bunny girl
burglar
bursar
busboy, waiter's assistant
business editor
business traveler
buster
busybody, nosy-parker, nosey-parker, quidnunc
buttinsky
cabinetmaker, furniture maker
caddie, golf caddie
cadet, plebe
caller, caller-out
call girl
calligrapher, calligraphist
campaigner, candidate, nominee
camper
camp follower
candidate, prospect
canonist
capitalist
captain, headwaiter, maitre d'hotel, maitre d'
captain, senior pilot
captain
captain, chieftain
captive
captive
cardinal
cardiologist, heart specialist, heart surgeon
card player
cardsharp, card sharp, cardsharper, card sharper, sharper, sharpie, sharpy, card shark
careerist
career man
caregiver
caretaker
caretaker
caricaturist
carillonneur
caroler, caroller
carpenter
carper, niggler
Cartesian
cashier
casualty, injured party
casualty
casuist, sophist
catechist
catechumen, neophyte
caterer
Catholicos
cat fancier
Cavalier, Royalist
cavalryman, trooper
caveman, cave man, cave dweller, troglodyte
celebrant
celebrant, celebrator, celebrater
celebrity, famous person
cellist, violoncellist
censor
censor
centenarian
centrist, middle of the roader, moderate, moderationist
centurion
certified public accountant, CPA
chachka, tsatske, tshatshke, tchotchke, tchotchkeleh
chambermaid, fille de chambre
chameleon
champion, champ, title-holder
chandler
prison chaplain
charcoal burner
charge d'affaires
charioteer
charmer, beguiler
chartered accountant
chartist, technical analyst
charwoman, char, cleaning woman, cleaning lady, woman
male chauvinist, sexist
cheapskate, tightwad
Chechen
checker
cheerer
cheerleader
cheerleader
Cheops, Khufu
chess master
chief executive officer, CEO, chief operating officer
chief of staff
chief petty officer
Chief Secretary
child, kid, youngster, minor, shaver, nipper, small fry, tiddler, tike, tyke, fry, nestling
child, kid
child, baby
child prodigy, infant prodigy, wonder child
chimneysweeper, chimneysweep, sweep
chiropractor
chit
choker
choragus
choreographer
chorus girl, showgirl, chorine
chosen
cicerone
cigar smoker
cipher, cypher, nobody, nonentity
circus acrobat
citizen
city editor
city father
city man
city slicker, city boy
civic leader, civil leader
civil rights leader, civil rights worker, civil rights activist
cleaner
clergyman, reverend, man of the cloth
cleric, churchman, divine, ecclesiastic
clerk
clever Dick, clever clogs
climatologist
climber
clinician
closer, finisher
closet queen
clown, buffoon, goof, goofball, merry andrew
clown, buffoon
coach, private instructor, tutor
coach, manager, handler
pitching coach
coachman
coal miner, collier, pitman
coastguardsman
cobber
cobbler, shoemaker
codger, old codger
co-beneficiary
cog
cognitive neuroscientist
coiffeur
coiner
collaborator, cooperator, partner, pardner
colleen
college student, university student
collegian, college man, college boy
colonial
colonialist
colonizer, coloniser
coloratura, coloratura soprano
color guard
colossus, behemoth, giant, heavyweight, titan
comedian
comedienne
comer
commander
commander in chief, generalissimo
commanding officer, commandant, commander
commissar, political commissar
commissioned officer
commissioned military officer
commissioner
commissioner
committee member
committeewoman
commodore
communicant
communist, commie
Communist
commuter
compere
complexifier
compulsive
computational linguist
computer scientist
computer user
Comrade
concert-goer, music lover
conciliator, make-peace, pacifier, peacemaker, reconciler
conductor
confectioner, candymaker
Confederate
confessor
confidant, intimate
Confucian, Confucianist
rep
conqueror, vanquisher
Conservative
Nonconformist, chapelgoer
Anglican
consignee
consigner, consignor
constable
constructivist
contractor
contralto
contributor
control freak
convalescent
convener
convict, con, inmate, yard bird, yardbird
copilot, co-pilot
copycat, imitator, emulator, ape, aper
coreligionist
cornerback
corporatist
correspondent, letter writer
cosmetician
cosmopolitan, cosmopolite
Cossack
cost accountant
co-star
costumier, costumer, costume designer
cotter, cottier
cotter, cottar
counselor, counsellor
counterterrorist
counterspy, mole
countess
compromiser
countrywoman
county agent, agricultural agent, extension agent
courtier
cousin, first cousin, cousin-german, full cousin
cover girl, pin-up, lovely
cow
craftsman, artisan, journeyman, artificer
craftsman, crafter
crapshooter
crazy, loony, looney, nutcase, weirdo
creature, wight
creditor
creep, weirdo, weirdie, weirdy, spook
criminologist
critic
Croesus
cross-examiner, cross-questioner
crossover voter, crossover
croupier
crown prince
crown princess
cryptanalyst, cryptographer, cryptologist
Cub Scout
cuckold
cultist
curandera
curate, minister of religion, minister, parson, pastor, rector
curator, conservator
customer agent
cutter, carver
cyberpunk
cyborg, bionic man, bionic woman
cymbalist
Cynic
cytogeneticist
cytologist
czar
czar, tsar, tzar
dad, dada, daddy, pa, papa, pappa, pop
dairyman
Dalai Lama, Grand Lama
dallier, dillydallier, dilly-dallier, mope, lounger
dancer, professional dancer, terpsichorean
dancer, social dancer
clog dancer
dancing-master, dance master
dark horse
darling, favorite, favourite, pet, dearie, deary, ducky
date, escort
daughter, girl
dawdler, drone, laggard, lagger, trailer, poke
day boarder
day laborer, day labourer
deacon, Protestant deacon
deaconess
deadeye
deipnosophist
dropout
deadhead
deaf person
debtor, debitor
deckhand, roustabout
defamer, maligner, slanderer, vilifier, libeler, backbiter, traducer
defense contractor
deist, freethinker
delegate
deliveryman, delivery boy, deliverer
demagogue, demagog, rabble-rouser
demigod, superman, Ubermensch
demographer, demographist, population scientist
demonstrator, protester
den mother
department head
depositor
deputy
dermatologist, skin doctor
descender
designated hitter
designer, intriguer
desk clerk, hotel desk clerk, hotel clerk
desk officer
desk sergeant, deskman, station keeper
detainee, political detainee
detective, investigator, tec, police detective
detective
detractor, disparager, depreciator, knocker
developer
deviationist
devisee
devisor
devourer
dialectician
diarist, diary keeper, journalist
dietician, dietitian, nutritionist
diocesan
director, theater director, theatre director
director
dirty old man
disbeliever, nonbeliever, unbeliever
disk jockey, disc jockey, dj
dispatcher
distortionist
distributor, distributer
district attorney, DA
district manager
diver, plunger
divorcee, grass widow
ex-wife, ex
divorce lawyer
docent
doctor, doc, physician, MD, Dr., medico
dodo, fogy, fogey, fossil
doge
dog in the manger
dogmatist, doctrinaire
dolichocephalic
domestic partner, significant other, spousal equivalent, spouse equivalent
Dominican
dominus, dominie, domine, dominee
don, father
Donatist
donna
dosser, street person
double, image, look-alike
double-crosser, double-dealer, two-timer, betrayer, traitor
down-and-out
doyenne
draftsman, drawer
dramatist, playwright
dreamer
dressmaker, modiste, needlewoman, seamstress, sempstress
dressmaker's model
dribbler, driveller, slobberer, drooler
dribbler
drinker, imbiber, toper, juicer
drinker
drug addict, junkie, junky
drug user, substance abuser, user
Druid
drum majorette, majorette
drummer
drunk
drunkard, drunk, rummy, sot, inebriate, wino
Druze, Druse
dry, prohibitionist
dry nurse
duchess
duke
duffer
dunker
Dutch uncle
dyspeptic
eager beaver, busy bee, live wire, sharpie, sharpy
earl
earner, wage earner
eavesdropper
eccentric, eccentric person, flake, oddball, geek
eclectic, eclecticist
econometrician, econometrist
economist, economic expert
ectomorph
editor, editor in chief
egocentric, egoist
egotist, egoist, swellhead
ejaculator
elder
elder statesman
elected official
electrician, lineman, linesman
elegist
elocutionist
emancipator, manumitter
embryologist
emeritus
emigrant, emigre, emigree, outgoer
emissary, envoy
empress
employee
employer
enchantress, witch
enchantress, temptress, siren, Delilah, femme fatale
encyclopedist, encyclopaedist
endomorph
enemy, foe, foeman, opposition
energizer, energiser, vitalizer, vitaliser, animator
end man
end man, corner man
endorser, indorser
enjoyer
enlisted woman
enophile, oenophile
entrant
entrant
entrepreneur, enterpriser
envoy, envoy extraordinary, minister plenipotentiary
enzymologist
eparch
epidemiologist
epigone, epigon
epileptic
Episcopalian
equerry
equerry
erotic
escapee
escapist, dreamer, wishful thinker
Eskimo, Esquimau, Inuit
espionage agent
esthetician, aesthetician
etcher
ethnologist
Etonian
etymologist
evangelist, revivalist, gospeler, gospeller
Evangelist
event planner
examiner, inspector
examiner, tester, quizzer
exarch
executant
executive secretary
executive vice president
executrix
exegete
exhibitor, exhibitioner, shower
exhibitionist, show-off
exile, expatriate, expat
existentialist, existentialist philosopher, existential philosopher
exorcist, exorciser
ex-spouse
extern, medical extern
extremist
extrovert, extravert
eyewitness
facilitator
fairy godmother
falangist, phalangist
falconer, hawker
falsifier
familiar
fan, buff, devotee, lover
fanatic, fiend
fancier, enthusiast
farm boy
farmer, husbandman, granger, sodbuster
farmhand, fieldhand, field hand, farm worker
fascist
fascista
fatalist, determinist, predestinarian, predestinationist
father, male parent, begetter
Father, Padre
father-figure
father-in-law
Fauntleroy, Little Lord Fauntleroy
Fauve, fauvist
favorite son
featherweight
federalist
fellow traveler, fellow traveller
female aristocrat
female offspring
female child, girl, little girl
fence
fiance, groom-to-be
fielder, fieldsman
field judge
fighter pilot
filer
film director, director
finder
fire chief, fire marshal
fire-eater, fire-swallower
fire-eater, hothead
fireman, firefighter, fire fighter, fire-eater
fire marshall
fire walker
first baseman, first sacker
firstborn, eldest
first lady
first lieutenant, 1st lieutenant
first offender
first sergeant, sergeant first class
fishmonger, fishwife
flagellant
flag officer
flak catcher, flak, flack catcher, flack
flanker back, flanker
flapper
flatmate
flatterer, adulator
flibbertigibbet, foolish woman
flight surgeon
floorwalker, shopwalker
flop, dud, washout
Florentine
flower girl
flower girl
flutist, flautist, flute player
fly-by-night
flyweight
flyweight
foe, enemy
folk dancer
folk poet
follower
football hero
football player, footballer
footman
forefather, father, sire
foremother
foreign agent
foreigner, outsider
boss
foreman
forester, tree farmer, arboriculturist
forewoman
forger, counterfeiter
forward
foster-brother, foster brother
foster-father, foster father
foster-mother, foster mother
foster-sister, foster sister
foster-son, foster son
founder, beginner, founding father, father
foundress
four-minute man
framer
Francophobe
freak, monster, monstrosity, lusus naturae
free agent, free spirit, freewheeler
free agent
freedom rider
free-liver
freeloader
free trader
Freudian
friar, mendicant
monk, monastic
frontierswoman
front man, front, figurehead, nominal head, straw man, strawman
frotteur
fucker
fucker
fuddy-duddy
fullback
funambulist, tightrope walker
fundamentalist
fundraiser
futurist
gadgeteer
gagman, gagster, gagwriter
gagman, standup comedian
gainer, weight gainer
gal
galoot
gambist
gambler
gamine
garbage man, garbageman, garbage collector, garbage carter, garbage hauler, refuse collector, dustman
gardener
garment cutter
garroter, garrotter, strangler, throttler, choker
gasman
gastroenterologist
gatherer
gawker
gendarme
general, full general
generator, source, author
geneticist
genitor
gent
geologist
geophysicist
ghostwriter, ghost
Gibson girl
girl, miss, missy, young lady, young woman, fille
girlfriend, girl, lady friend
girlfriend
girl wonder
Girondist, Girondin
gitano
gladiator
glassblower
gleaner
goat herder, goatherd
godchild
godfather
godparent
godson
gofer
goffer, gopher
goldsmith, goldworker, gold-worker
golfer, golf player, linksman
gondolier, gondoliere
good guy
good old boy, good ole boy, good ol' boy
good Samaritan
gossip columnist
gouger
governor general
grabber
grader
graduate nurse, trained nurse
grammarian, syntactician
granddaughter
grande dame
grandfather, gramps, granddad, grandad, granddaddy, grandpa
Grand Inquisitor
grandma, grandmother, granny, grannie, gran, nan, nanna
grandmaster
grandparent
grantee
granter
grass widower, divorced man
great-aunt, grandaunt
great grandchild
great granddaughter
great grandmother
great grandparent
great grandson
great-nephew, grandnephew
great-niece, grandniece
Green Beret
grenadier, grenade thrower
greeter, saluter, welcomer
gringo
grinner
grocer
groom, bridegroom
groom, bridegroom
grouch, grump, crank, churl, crosspatch
group captain
grunter
prison guard, jailer, jailor, gaoler, screw, turnkey
guard
guesser
guest, invitee
guest
guest of honor
guest worker, guestworker
guide
guitarist, guitar player
gunnery sergeant
guru
guru
guvnor
guy, cat, hombre, bozo
gymnast
gym rat
gynecologist, gynaecologist, woman's doctor
Gypsy, Gipsy, Romany, Rommany, Romani, Roma, Bohemian
hack, drudge, hacker
hacker, cyber-terrorist, cyberpunk
haggler
hairdresser, hairstylist, stylist, styler
hakim, hakeem
Hakka
halberdier
halfback
half blood
hand
animal trainer, handler
handyman, jack of all trades, odd-job man
hang glider
hardliner
harlequin
harmonizer, harmoniser
hash head
hatchet man, iceman
hater
hatmaker, hatter, milliner, modiste
headman, tribal chief, chieftain, chief
headmaster, schoolmaster, master
head nurse
hearer, listener, auditor, attender
heartbreaker
heathen, pagan, gentile, infidel
heavyweight
heavy
heckler, badgerer
hedger
hedger, equivocator, tergiversator
hedonist, pagan, pleasure seeker
heir, inheritor, heritor
heir apparent
heiress, inheritress, inheritrix
heir presumptive
hellion, heller, devil
helmsman, steersman, steerer
hire
hematologist, haematologist
hemiplegic
herald, trumpeter
herbalist, herb doctor
herder, herdsman, drover
hermaphrodite, intersex, gynandromorph, androgyne, epicene, epicene person
heroine
heroin addict
hero worshiper, hero worshipper
Herr
highbinder
highbrow
high commissioner
highflier, highflyer
Highlander, Scottish Highlander, Highland Scot
high-muck-a-muck, pooh-bah
high priest
highjacker, hijacker
hireling, pensionary
historian, historiographer
hitchhiker
hitter, striker
hobbyist
holdout
holdover, hangover
holdup man, stickup man
homeboy
homeboy
home buyer
homegirl
homeless, homeless person
homeopath, homoeopath
honest woman
honor guard, guard of honor
hooker
hoper
hornist
horseman, equestrian, horseback rider
horse trader
horsewoman
horse wrangler, wrangler
horticulturist, plantsman
hospital chaplain
host, innkeeper, boniface
host
hostess
hotelier, hotelkeeper, hotel manager, hotelman, hosteller
housekeeper
housemaster
housemate
house physician, resident, resident physician
house sitter
housing commissioner
huckster, cheap-jack
hugger
humanist, humanitarian
humanitarian, do-gooder, improver
hunk
huntress
ex-husband, ex
hydrologist
hyperope
hypertensive
hypnotist, hypnotizer, hypnotiser, mesmerist, mesmerizer
hypocrite, dissembler, dissimulator, phony, phoney, pretender
iceman
iconoclast
ideologist, ideologue
idol, matinee idol
idolizer, idoliser
imam, imaum
imperialist
important person, influential person, personage
inamorato
incumbent, officeholder
incurable
inductee
industrialist
infanticide
inferior
infernal
infielder
infiltrator
informer, betrayer, rat, squealer, blabber
ingenue
ingenue
polymath
in-law, relative-in-law
inquiry agent
inspector
inspector general
instigator, initiator
insurance broker, insurance agent, general agent, underwriter
insurgent, insurrectionist, freedom fighter, rebel
intelligence analyst
interior designer, designer, interior decorator, house decorator, room decorator, decorator
interlocutor, conversational partner
interlocutor, middleman
International Grandmaster
internationalist
internist
interpreter, translator
interpreter
intervenor
introvert
invader, encroacher
invalidator, voider, nullifier
investigator
investor
invigilator
irreligionist
Ivy Leaguer
Jack of all trades
Jacksonian
Jane Doe
janissary
Jat
Javanese, Javan
Jekyll and Hyde
jester, fool, motley fool
Jesuit
jezebel
jilt
jobber, middleman, wholesaler
job candidate
Job's comforter
jockey
John Doe
journalist
judge, justice, jurist
judge advocate
juggler
Jungian
junior
junior
Junior, Jr, Jnr
junior lightweight
junior middleweight
jurist, legal expert
juror, juryman, jurywoman
justice of the peace
justiciar, justiciary
kachina
keyboardist
Khedive
kingmaker
king, queen, world-beater
King's Counsel
Counsel to the Crown
kin, kinsperson, family
enate, matrikin, matrilineal kin, matrisib, matrilineal sib
kink
kinswoman
kisser, osculator
kitchen help
kitchen police, KP
Klansman, Ku Kluxer, Kluxer
kleptomaniac
kneeler
knight
knocker
knower, apprehender
know-it-all, know-all
kolkhoznik
Kshatriya
labor coach, birthing coach, doula, monitrice
laborer, manual laborer, labourer, jack
Labourite
lady
lady-in-waiting
lady's maid
lama
lamb, dear
lame duck
lamplighter
land agent
landgrave
landlubber, lubber, landsman
landlubber, landsman, landman
landowner, landholder, property owner
landscape architect, landscape gardener, landscaper, landscapist
langlaufer
languisher
lapidary, lapidarist
lass, lassie, young girl, jeune fille
Latin
Latin
latitudinarian
Jehovah's Witness
law agent
lawgiver, lawmaker
lawman, law officer, peace officer
law student
lawyer, attorney
lay reader
lazybones
leaker
leaseholder, lessee
lector, lecturer, reader
lector, reader
lecturer
left-hander, lefty, southpaw
legal representative
legate, official emissary
legatee
legionnaire, legionary
letterman)",
R"(liberator
licenser
licentiate
lieutenant
lieutenant colonel, light colonel
lieutenant commander
lieutenant junior grade, lieutenant JG
life
lifeguard, lifesaver
life tenant
light flyweight
light heavyweight, cruiserweight
light heavyweight
light-o'-love, light-of-love
lightweight
lightweight
lightweight
lilliputian
limnologist
lineman
line officer
lion-hunter
lisper
lister
literary critic
literate, literate person
litigant, litigator
litterer, litterbug, litter lout
little brother
little sister
lobbyist
locksmith
locum tenens, locum
Lord, noble, nobleman
loser
loser, also-ran
failure, loser, nonstarter, unsuccessful person
Lothario
loudmouth, blusterer
lowerclassman, underclassman
Lowlander, Scottish Lowlander, Lowland Scot
loyalist, stalwart
Luddite
lumberman, lumberjack, logger, feller, faller
lumper
bedlamite
pyromaniac
lutist, lutanist, lutenist
Lutheran
lyricist, lyrist
macebearer, mace, macer
machinist, mechanic, shop mechanic
madame
maenad
maestro, master
magdalen
magician, prestidigitator, conjurer, conjuror, illusionist
magus
maharani, maharanee
mahatma
maid, maiden
maid, maidservant, housemaid, amah
major
major
major-domo, seneschal
maker, shaper
malahini
malcontent
malik
malingerer, skulker, shammer
Malthusian
adonis
man
man
manageress
mandarin
maneuverer, manoeuvrer
maniac
Manichaean, Manichean, Manichee
manicurist
manipulator
man-at-arms
man of action, man of deeds
man of letters
manufacturer, producer
marcher, parader
marchioness, marquise
margrave
margrave
Marine, devil dog, leatherneck, shipboard soldier
marquess
marquis, marquess
marshal, marshall
martinet, disciplinarian, moralist
mascot
masochist
mason, stonemason
masquerader, masker, masquer
masseur
masseuse
master
master, captain, sea captain, skipper
master-at-arms
master of ceremonies, emcee, host
masturbator, onanist
matchmaker, matcher, marriage broker
mate, first mate
mate
mate
mater
material
materialist
matriarch, materfamilias
matriarch
matriculate
matron
mayor, city manager
mayoress
mechanical engineer
medalist, medallist, medal winner
medical officer, medic
medical practitioner, medical man
medical scientist
medium, spiritualist, sensitive
megalomaniac
melancholic, melancholiac
Melkite, Melchite
melter
nonmember
board member
clansman, clanswoman, clan member
memorizer, memoriser
Mendelian
mender, repairer, fixer
Mesoamerican
messmate
mestiza
meteorologist
meter maid
Methodist
Metis
metropolitan
mezzo-soprano, mezzo
microeconomist, microeconomic expert
middle-aged man
middlebrow
middleweight
midwife, accoucheuse
mikado, tenno
Milanese
miler
miles gloriosus
military attache
military chaplain, padre, Holy Joe, sky pilot
military leader
military officer, officer
military policeman, MP
mill agent
mill-hand, factory worker
millionairess
millwright
minder
mining engineer
minister, government minister
ministrant
minor leaguer, bush leaguer
Minuteman
misanthrope, misanthropist
misfit
mistress
mistress, kept woman, fancy woman
mixed-blood
model, poser
class act
modeler, modeller
modifier
molecular biologist
Monegasque, Monacan
monetarist
moneygrubber
moneymaker
Mongoloid
monolingual
monologist
moonlighter
moralist
morosoph
morris dancer
mortal enemy
mortgagee, mortgage holder
mortician, undertaker, funeral undertaker, funeral director
moss-trooper
mother, female parent
mother
mother
mother figure
mother hen
mother-in-law
mother's boy, mamma's boy, mama's boy
mother's daughter
motorcycle cop, motorcycle policeman, speed cop
motorcyclist
Mound Builder
mountebank, charlatan
mourner, griever, sorrower, lamenter
mouthpiece, mouth
mover
moviegoer, motion-picture fan
muffin man
mugwump, independent, fencesitter
Mullah, Mollah, Mulla
muncher
murderess
murder suspect
musher
musician, instrumentalist, player
musicologist
music teacher
musketeer
Muslimah
mutilator, maimer, mangler
mutineer
mute, deaf-mute, deaf-and-dumb person
mutterer, mumbler, murmurer
muzzler
Mycenaen
mycologist
myope
myrmidon
mystic, religious mystic
mythologist
naif
nailer
namby-pamby
name dropper
namer
nan
nanny, nursemaid, nurse
narc, nark, narcotics agent
narcissist, narcist
nark, copper's nark
nationalist
nautch girl
naval commander
Navy SEAL, SEAL
obstructionist, obstructor, obstructer, resister, thwarter
Nazarene
Nazarene, Ebionite
Nazi, German Nazi
nebbish, nebbech
necker
neonate, newborn, newborn infant, newborn baby
nephew
neurobiologist
neurologist, brain doctor
neurosurgeon, brain surgeon
neutral
neutralist
newcomer, fledgling, fledgeling, starter, neophyte, freshman, newbie, entrant
newcomer
New Dealer
newspaper editor
newsreader, news reader
Newtonian
niece
niggard, skinflint, scrooge, churl
night porter
night rider, nightrider
NIMBY
niqaabi
nitpicker
Nobelist, Nobel Laureate
NOC
noncandidate
noncommissioned officer, noncom, enlisted officer
nondescript
nondriver
nonparticipant
nonperson, unperson
nonresident
nonsmoker
Northern Baptist
noticer
novelist
novitiate, novice
nuclear chemist, radiochemist
nudger
nullipara
number theorist
nurse
nursling, nurseling, suckling
nymph, houri
nymphet
nympholept
nymphomaniac, nympho
oarswoman
oboist
obscurantist
observer, commentator
obstetrician, accoucheur
occupier
occultist
wine lover
offerer, offeror
office-bearer
office boy
officeholder, officer
officiant
Federal, Fed, federal official
oilman
oil tycoon
old-age pensioner
old boy
old lady
old man
oldster, old person, senior citizen, golden ager
old-timer, oldtimer, gaffer, old geezer, antique
old woman
oligarch
Olympian
omnivore
oncologist
onlooker, looker-on
onomancer
operator
opportunist, self-seeker
optimist
Orangeman
orator, speechmaker, rhetorician, public speaker, speechifier
orderly, hospital attendant
orderly
orderly sergeant
ordinand
ordinary
organ-grinder
organist
organization man
organizer, organiser, arranger
organizer, organiser, labor organizer
originator, conceiver, mastermind
ornithologist, bird watcher
orphan
orphan
osteopath, osteopathist
out-and-outer
outdoorswoman
outfielder
outfielder
right fielder
right-handed pitcher, right-hander
outlier
owner-occupier
oyabun
packrat
padrone
padrone
page, pageboy
painter
Paleo-American, Paleo-Amerind, Paleo-Indian
paleontologist, palaeontologist, fossilist
pallbearer, bearer
palmist, palmister, chiromancer
pamperer, spoiler, coddler, mollycoddler
Panchen Lama
panelist, panellist
panhandler
paparazzo
paperboy
paperhanger, paperer
paperhanger
papoose, pappoose
pardoner
paretic
parishioner
park commissioner
Parliamentarian, Member of Parliament
parliamentary agent
parodist, lampooner
parricide
parrot
partaker, sharer
part-timer
party
party man, party liner
passenger, rider
passer
paster
pater
patient
patriarch
patriarch
patriarch, paterfamilias
patriot, nationalist
patron, sponsor, supporter
patternmaker
pawnbroker
payer, remunerator
peacekeeper
peasant
pedant, bookworm, scholastic
peddler, pedlar, packman, hawker, pitchman
pederast, paederast, child molester
penologist
pentathlete
Pentecostal, Pentecostalist
percussionist
periodontist
peshmerga
personality
personal representative
personage
persona grata
persona non grata
personification
perspirer, sweater
pervert, deviant, deviate, degenerate
pessimist
pest, blighter, cuss, pesterer, gadfly
Peter Pan
petitioner, suppliant, supplicant, requester
petit juror, petty juror
pet sitter, critter sitter
petter, fondler
Pharaoh, Pharaoh of Egypt
pharmacist, druggist, chemist, apothecary, pill pusher, pill roller
philanthropist, altruist
philatelist, stamp collector
philosopher
phonetician
phonologist
photojournalist
photometrist, photometrician
physical therapist, physiotherapist
physicist
piano maker
picker, chooser, selector
picnicker, picknicker
pilgrim
pill
pillar, mainstay
pill head
pilot
Piltdown man, Piltdown hoax
pimp, procurer, panderer, pander, pandar, fancy man, ponce
pipe smoker
pip-squeak, squirt, small fry
pisser, urinator
pitcher, hurler, twirler
pitchman
placeman, placeseeker
placer miner
plagiarist, plagiarizer, plagiariser, literary pirate, pirate
plainsman
planner, contriver, deviser
planter, plantation owner
plasterer
platinum blond, platinum blonde
platitudinarian
playboy, man-about-town, Corinthian
player, participant
playmate, playfellow
pleaser
pledger
plenipotentiary
plier, plyer
plodder, slowpoke, stick-in-the-mud, slowcoach
plodder, slogger
plotter, mapper
plumber, pipe fitter
pluralist
pluralist
poet
pointsman
point woman
policyholder
political prisoner
political scientist
politician, politico, pol, political leader
politician
pollster, poll taker, headcounter, canvasser
polluter, defiler
pool player
portraitist, portrait painter, portrayer, limner
poseuse
positivist, rationalist
postdoc, post doc
poster girl
postulator
private citizen
problem solver, solver, convergent thinker
pro-lifer
prosthetist
postulant
potboy, potman
poultryman, poulterer
power user
power worker, power-station worker
practitioner, practician
prayer, supplicant
preceptor, don
predecessor
preemptor, pre-emptor
preemptor, pre-emptor
premature baby, preterm baby, premature infant, preterm infant, preemie, premie
presbyter
presenter, sponsor
presentist
preserver
president
President of the United States, United States President, President, Chief Executive
president, prexy
press agent, publicity man, public relations man, PR man
press photographer
priest
prima ballerina
prima donna, diva
prima donna
primigravida, gravida I
primordial dwarf, hypoplastic dwarf, true dwarf, normal dwarf
prince charming
prince consort
princeling
Prince of Wales
princess
princess royal
principal, dealer
principal, school principal, head teacher, head
print seller
prior
private, buck private, common soldier
probationer, student nurse
processor
process-server
proconsul
proconsul
proctologist
proctor, monitor
procurator
procurer, securer
profit taker
programmer, computer programmer, coder, software engineer
promiser, promisor
promoter, booster, plugger
promulgator
propagandist
propagator, disseminator
property man, propman, property master
prophetess
prophet
prosecutor, public prosecutor, prosecuting officer, prosecuting attorney
prospector
protectionist
protegee
protozoologist
provost marshal
pruner, trimmer
psalmist
psephologist
psychiatrist, head-shrinker, shrink
psychic
psycholinguist
psychophysicist
publican, tavern keeper
pudge
puerpera
punching bag
punter
punter
puppeteer
puppy, pup
purchasing agent
puritan
Puritan
pursuer
pusher, shover
pusher, drug peddler, peddler, drug dealer, drug trafficker
pusher, thruster
putz
Pygmy, Pigmy
qadi
quadriplegic
quadruplet, quad
quaker, trembler
quarter
quarterback, signal caller, field general
quartermaster
quartermaster general
Quebecois
queen, queen regnant, female monarch
Queen of England
queen
queen
queen consort
queen mother
Queen's Counsel
question master, quizmaster
quick study, sponge
quietist
quitter
rabbi
racist, racialist
radiobiologist
radiologic technologist
radiologist, radiotherapist
rainmaker
raiser
raja, rajah
rake, rakehell, profligate, rip, blood, roue
ramrod
ranch hand
ranker
ranter, raver
rape suspect
rapper
rapporteur
rare bird, rara avis
ratepayer
raw recruit
reader
reading teacher
realist
real estate broker, real estate agent, estate agent, land agent, house agent
rear admiral
receiver
reciter
recruit, enlistee
recruit, military recruit
recruiter
recruiting-sergeant
redcap
redhead, redheader, red-header, carrottop
redneck, cracker
reeler
reenactor
referral
referee, ref
refiner
Reform Jew
registered nurse, RN
registrar
Regius professor
reliever, allayer, comforter
anchorite, hermit
religious leader
remover
Renaissance man, generalist
renegade
rentier
repairman, maintenance man, service man
reporter, newsman, newsperson
newswoman
representative
reprobate, miscreant
rescuer, recoverer, saver
reservist
resident commissioner
respecter
restaurateur, restauranter
restrainer, controller
retailer, retail merchant
retiree, retired person
returning officer
revenant
revisionist
revolutionist, revolutionary, subversive, subverter
rheumatologist
Rhodesian man, Homo rhodesiensis
rhymer, rhymester, versifier, poetizer, poetiser
rich person, wealthy person, have
rider
riding master
rifleman
right-hander, right hander, righthander
right-hand man, chief assistant, man Friday
ringer
ringleader
roadman, road mender
roarer, bawler, bellower, screamer, screecher, shouter, yeller
rocket engineer, rocket scientist
rocket scientist
rock star
Romanov, Romanoff
romanticist, romantic
ropemaker, rope-maker, roper
roper
roper
ropewalker, ropedancer
rosebud
Rosicrucian
Mountie
Rough Rider
roundhead
civil authority, civil officer
runner
runner
runner
running back
rusher
rustic
saboteur, wrecker, diversionist
sadist
sailing master, navigator
sailor, crewman
salesgirl, saleswoman, saleslady
salesman
salesperson, sales representative, sales rep
salvager, salvor
sandwichman
sangoma
sannup
sapper
Sassenach
satrap
saunterer, stroller, ambler
Savoyard
sawyer
scalper
scandalmonger
scapegrace, black sheep
scene painter
schemer, plotter
schizophrenic
schlemiel, shlemiel
schlockmeister, shlockmeister
scholar, scholarly person, bookman, student
scholiast
schoolchild, school-age child, pupil
schoolfriend
Schoolman, medieval Schoolman
schoolmaster
schoolmate, classmate, schoolfellow, class fellow
scientist
scion
scoffer, flouter, mocker, jeerer
scofflaw
scorekeeper, scorer
scorer
scourer
scout, talent scout
scoutmaster
scrambler
scratcher
screen actor, movie actor
scrutineer, canvasser
scuba diver
sculptor, sculpturer, carver, statue maker
Sea Scout
seasonal worker, seasonal
seasoner
second baseman, second sacker
second cousin
seconder
second fiddle, second banana
second-in-command
second lieutenant, 2nd lieutenant
second-rater, mediocrity
secretary
Secretary of Agriculture, Agriculture Secretary
Secretary of Health and Human Services
Secretary of State
Secretary of the Interior, Interior Secretary
sectarian, sectary, sectarist
section hand
secularist
security consultant
seeded player, seed
seeder, cloud seeder
seeker, searcher, quester
segregate
segregator, segregationist
selectman
selectwoman
selfish person
self-starter
seller, marketer, vender, vendor, trafficker
selling agent
semanticist, semiotician
semifinalist
seminarian, seminarist
senator
sendee
senior
senior vice president
separatist, separationist
septuagenarian
serf, helot, villein
spree killer
serjeant-at-law, serjeant, sergeant-at-law, sergeant
server
serviceman, military man, man, military personnel
settler, colonist
settler
sex symbol
sexton, sacristan
shaheed
Shakespearian, Shakespearean
shanghaier, seizer
sharecropper, cropper, sharecrop farmer
shaver
Shavian
sheep
sheik, tribal sheik, sheikh, tribal sheikh, Arab chief
shelver
shepherd
ship-breaker
shipmate
shipowner
shipping agent
shirtmaker
shogun
shopaholic
shop girl
shop steward, steward
shot putter
shrew, termagant
shuffler
shyster, pettifogger
sibling, sib
sick person, diseased person, sufferer
sightreader
signaler, signaller
signer
signor, signior
signora
signore
signorina
silent partner, sleeping partner
addle-head, addlehead, loon, birdbrain
simperer
singer, vocalist, vocalizer, vocaliser
Sinologist
sipper
sirrah
Sister
sister, sis
waverer, vacillator, hesitator, hesitater
sitar player
sixth-former
skateboarder
skeptic, sceptic, doubter
sketcher
skidder
skier
skinny-dipper
skin-diver, aquanaut
skinhead
slasher
slattern, slut, slovenly woman, trollop
sleeper, slumberer
sleeper
sleeping beauty
sleuth, sleuthhound
slob, sloven, pig, slovenly person
sloganeer
slopseller, slop-seller
smasher, stunner, knockout, beauty, ravisher, sweetheart, peach, lulu, looker, mantrap, dish
smirker
smith, metalworker
smoothie, smoothy, sweet talker, charmer
smuggler, runner, contrabandist, moon curser, moon-curser
sneezer
snob, prig, snot, snoot
snoop, snooper
snorer
sob sister
soccer player
social anthropologist, cultural anthropologist
social climber, climber
socialist
socializer, socialiser
social scientist
social secretary
Socinian
sociolinguist
sociologist
soda jerk, soda jerker
sodalist
sodomite, sodomist, sod, bugger
soldier
son, boy
songster
songstress
songwriter, songster, ballad maker
sorcerer, magician, wizard, necromancer, thaumaturge, thaumaturgist
sorehead
soul mate
Southern Baptist
sovereign, crowned head, monarch
spacewalker
Spanish American, Hispanic American, Hispanic
sparring partner, sparring mate
spastic
speaker, talker, utterer, verbalizer, verbaliser
native speaker
Speaker
speechwriter
specialist, medical specialist
specifier
spectator, witness, viewer, watcher, looker
speech therapist
speedskater, speed skater
spellbinder
sphinx
spinster, old maid
split end
sport, sportsman, sportswoman
sport, summercater
sporting man, outdoor man
sports announcer, sportscaster, sports commentator
sports editor
sprog
square dancer
square shooter, straight shooter, straight arrow
squatter
squire
squire
staff member, staffer
staff sergeant
stage director
stainer
stakeholder
stalker
stalking-horse
stammerer, stutterer
stamper, stomper, tramper, trampler
standee
stand-in, substitute, relief, reliever, backup, backup man, fill-in
star, principal, lead
starlet
starter, dispatcher
statesman, solon, national leader
state treasurer
stationer, stationery seller
stenographer, amanuensis, shorthand typist
stentor
stepbrother, half-brother, half brother
stepmother
stepparent
stevedore, loader, longshoreman, docker, dockhand, dock worker, dockworker, dock-walloper, lumper
steward
steward, flight attendant
steward
stickler
stiff
stifler, smotherer
stipendiary, stipendiary magistrate
stitcher
stockjobber
stock trader
stockist
stoker, fireman
stooper
store detective
strafer
straight man, second banana
stranger, alien, unknown
stranger
strategist, strategian
straw boss, assistant foreman
streetwalker, street girl, hooker, hustler, floozy, floozie, slattern
stretcher-bearer, litter-bearer
struggler
stud, he-man, macho-man
student, pupil, educatee
stumblebum, palooka
stylist
subaltern
subcontractor
subduer, surmounter, overcomer
subject, case, guinea pig
subordinate, subsidiary, underling, foot soldier
substitute, reserve, second-stringer
successor, heir
successor, replacement
succorer, succourer
Sufi
suffragan, suffragan bishop
suffragette
sugar daddy
suicide bomber
suitor, suer, wooer
sumo wrestler
sunbather
sundowner
super heavyweight
superior, higher-up, superordinate
supermom
supernumerary, spear carrier, extra
supremo
surgeon, operating surgeon, sawbones
Surgeon General
Surgeon General
surpriser
surveyor
surveyor
survivor, subsister
sutler, victualer, victualler, provisioner
sweeper
sweetheart, sweetie, steady, truelove
swinger, tramp)",
R"(switcher, whipper
swot, grind, nerd, wonk, dweeb
sycophant, toady, crawler, lackey, ass-kisser
sylph
sympathizer, sympathiser, well-wisher
symphonist
syncopator
syndic
tactician
tagger
tailback
tallyman, tally clerk
tallyman
tanker, tank driver
tapper, wiretapper, phone tapper
Tartuffe, Tartufe
Tarzan
taster, taste tester, taste-tester, sampler
tax assessor, assessor
taxer
taxi dancer
taxonomist, taxonomer, systematist
teacher, instructor
teaching fellow
tearaway
technical sergeant
technician
Ted, Teddy boy
teetotaler, teetotaller, teetotalist
television reporter, television newscaster, TV reporter, TV newsman
temporizer, temporiser
tempter
term infant
toiler
tenant, renter
tenant
tenderfoot
tennis player
tennis pro, professional tennis player
tenor saxophonist, tenorist
termer
terror, scourge, threat
tertigravida, gravida III
testator, testate
testatrix
testee, examinee
test-tube baby
Texas Ranger, Ranger
thane
theatrical producer
theologian, theologist, theologizer, theologiser
theorist, theoretician, theorizer, theoriser, idealogue
theosophist
therapist, healer
Thessalonian
thinker, creative thinker, mind
thinker
thrower
thurifer
ticket collector, ticket taker
tight end
tiler
timekeeper, timer
Timorese
tinkerer, fiddler
tinsmith, tinner
tinter
tippler, social drinker
tipster, tout
T-man
toastmaster, symposiarch
toast mistress
tobogganist
tomboy, romp, hoyden
toolmaker
torchbearer
Tory
Tory
tosser
tosser, jerk-off, wanker
totalitarian
tourist, tourer, holidaymaker
tout, touter
tout, ticket tout
tovarich, tovarisch
towhead
town clerk
town crier, crier
townsman, towner
toxicologist
track star
trader, bargainer, dealer, monger
trade unionist, unionist, union member
traditionalist, diehard
traffic cop
tragedian
tragedian
tragedienne
trail boss
trainer
traitor, treasonist
traitress
transactor
transcriber
transfer, transferee
transferee
translator, transcriber
transvestite, cross-dresser
traveling salesman, travelling salesman, commercial traveler, commercial traveller, roadman, bagman
traverser
trawler
Treasury, First Lord of the Treasury
trencher
trend-setter, taste-maker, fashion arbiter
tribesman
trier, attempter, essayer
trifler
trooper
trooper, state trooper
Trotskyite, Trotskyist, Trot
truant, hooky player
trumpeter, cornetist
trusty
Tudor
tumbler
tutee
twin
two-timer
Tyke
tympanist, timpanist
typist
tyrant, autocrat, despot
umpire, ump
understudy, standby
undesirable
unicyclist
unilateralist
Unitarian
Arminian
universal donor
UNIX guru
Unknown Soldier
upsetter
upstager
upstart, parvenu, nouveau-riche, arriviste
upstart
urchin
urologist
usherette
usher, doorkeeper
usurper, supplanter
utility man
utilizer, utiliser
Utopian
uxoricide
vacationer, vacationist
valedictorian, valedictory speaker
valley girl
vaulter, pole vaulter, pole jumper
vegetarian
vegan
venerator
venture capitalist
venturer, merchant-venturer
vermin, varmint
very important person, VIP, high-up, dignitary, panjandrum, high muckamuck
vibist, vibraphonist
vicar
vicar
vicar-general
vice chancellor
vicegerent
vice president, V.P.
vice-regent
victim, dupe
Victorian
victualer, victualler
vigilante, vigilance man
villager
vintager
vintner, wine merchant
violator, debaucher, ravisher
violator, lawbreaker, law offender
violist
virago
virologist
Visayan, Bisayan
viscountess
viscount
Visigoth
visionary
visiting fireman
visiting professor
visualizer, visualiser
vixen, harpy, hellcat
vizier
voicer
volunteer, unpaid worker
volunteer, military volunteer, voluntary
votary
votary
vouchee
vower
voyager
voyeur, Peeping Tom, peeper
vulcanizer, vulcaniser
waffler
Wagnerian
waif, street child
wailer
waiter, server
waitress
walking delegate
walk-on
wallah
wally
waltzer
wanderer, roamer, rover, bird of passage
Wandering Jew
wanton
warrantee
warrantee
washer
washerman, laundryman
washwoman, washerwoman, laundrywoman, laundress
wassailer, carouser
wastrel, waster
Wave
weatherman, weather forecaster
weekend warrior
weeder
welder
welfare case, charity case
westerner
West-sider
wetter
whaler
Whig
whiner, complainer, moaner, sniveller, crybaby, bellyacher, grumbler, squawker
whipper-in
whisperer
whiteface
Carmelite, White Friar
Augustinian
white hope, great white hope
white supremacist
whoremaster, whoremonger
whoremaster, whoremonger, john, trick
widow, widow woman
wife, married woman
wiggler, wriggler, squirmer
wimp, chicken, crybaby
wing commander
winger
winner
winner, victor
window dresser, window trimmer
winker
wiper
wireman, wirer
wise guy, smart aleck, wiseacre, wisenheimer, weisenheimer
witch doctor
withdrawer
withdrawer
woman, adult female
woman
wonder boy, golden boy
wonderer
working girl
workman, workingman, working man, working person
workmate
worldling
worshiper, worshipper
worthy
wrecker
wright
write-in candidate, write-in
writer, author
Wykehamist
yakuza
yard bird, yardbird
yardie
yardman
yardmaster, trainmaster, train dispatcher
yenta
yogi
young buck, young man
young Turk
Young Turk
Zionist
zoo keeper
Genet, Edmund Charles Edouard Genet, Citizen Genet
Kennan, George F. Kennan, George Frost Kennan
Munro, H. H. Munro, Hector Hugh Munro, Saki
Popper, Karl Popper, Sir Karl Raimund Popper
Stoker, Bram Stoker, Abraham Stoker
Townes, Charles Townes, Charles Hard Townes
dust storm, duster, sandstorm, sirocco
parhelion, mock sun, sundog
snow, snowfall
facula
wave
microflora
wilding
semi-climber
volva
basidiocarp
domatium
apomict
aquatic
bryophyte, nonvascular plant
acrocarp, acrocarpous moss
sphagnum, sphagnum moss, peat moss, bog moss
liverwort, hepatic
hepatica, Marchantia polymorpha
pecopteris
pteridophyte, nonflowering plant
fern
fern ally
spore
carpospore
chlamydospore
conidium, conidiospore
oospore
tetraspore
zoospore
cryptogam
spermatophyte, phanerogam, seed plant
seedling
annual
biennial
perennial
hygrophyte
gymnosperm
gnetum, Gnetum gnemon
Catha edulis
ephedra, joint fir
mahuang, Ephedra sinica
welwitschia, Welwitschia mirabilis
cycad
sago palm, Cycas revoluta
false sago, fern palm, Cycas circinalis
zamia
coontie, Florida arrowroot, Seminole bread, Zamia pumila
ceratozamia
dioon
encephalartos
kaffir bread, Encephalartos caffer
macrozamia
burrawong, Macrozamia communis, Macrozamia spiralis
pine, pine tree, true pine
pinon, pinyon
nut pine
pinon pine, Mexican nut pine, Pinus cembroides
Rocky mountain pinon, Pinus edulis
single-leaf, single-leaf pine, single-leaf pinyon, Pinus monophylla
bishop pine, bishop's pine, Pinus muricata
California single-leaf pinyon, Pinus californiarum
Parry's pinyon, Pinus quadrifolia, Pinus parryana
spruce pine, Pinus glabra
black pine, Pinus nigra
pitch pine, northern pitch pine, Pinus rigida
pond pine, Pinus serotina
stone pine, umbrella pine, European nut pine, Pinus pinea
Swiss pine, Swiss stone pine, arolla pine, cembra nut tree, Pinus cembra
cembra nut, cedar nut
Swiss mountain pine, mountain pine, dwarf mountain pine, mugho pine, mugo pine, Pinus mugo
ancient pine, Pinus longaeva
white pine
American white pine, eastern white pine, weymouth pine, Pinus strobus
western white pine, silver pine, mountain pine, Pinus monticola
southwestern white pine, Pinus strobiformis
limber pine, Pinus flexilis
whitebark pine, whitebarked pine, Pinus albicaulis
yellow pine
ponderosa, ponderosa pine, western yellow pine, bull pine, Pinus ponderosa
Jeffrey pine, Jeffrey's pine, black pine, Pinus jeffreyi
shore pine, lodgepole, lodgepole pine, spruce pine, Pinus contorta
Sierra lodgepole pine, Pinus contorta murrayana
loblolly pine, frankincense pine, Pinus taeda
jack pine, Pinus banksiana
swamp pine
longleaf pine, pitch pine, southern yellow pine, Georgia pine, Pinus palustris
shortleaf pine, short-leaf pine, shortleaf yellow pine, Pinus echinata
red pine, Canadian red pine, Pinus resinosa
Scotch pine, Scots pine, Scotch fir, Pinus sylvestris
scrub pine, Virginia pine, Jersey pine, Pinus virginiana
Monterey pine, Pinus radiata
bristlecone pine, Rocky Mountain bristlecone pine, Pinus aristata
table-mountain pine, prickly pine, hickory pine, Pinus pungens
knobcone pine, Pinus attenuata
Japanese red pine, Japanese table pine, Pinus densiflora
Japanese black pine, black pine, Pinus thunbergii
Torrey pine, Torrey's pine, soledad pine, grey-leaf pine, sabine pine, Pinus torreyana
larch, larch tree
American larch, tamarack, black larch, Larix laricina
western larch, western tamarack, Oregon larch, Larix occidentalis
subalpine larch, Larix lyallii
European larch, Larix decidua
Siberian larch, Larix siberica, Larix russica
golden larch, Pseudolarix amabilis
fir, fir tree, true fir
silver fir
amabilis fir, white fir, Pacific silver fir, red silver fir, Christmas tree, Abies amabilis
European silver fir, Christmas tree, Abies alba
white fir, Colorado fir, California white fir, Abies concolor, Abies lowiana
balsam fir, balm of Gilead, Canada balsam, Abies balsamea
Fraser fir, Abies fraseri
lowland fir, lowland white fir, giant fir, grand fir, Abies grandis
Alpine fir, subalpine fir, Abies lasiocarpa
Santa Lucia fir, bristlecone fir, Abies bracteata, Abies venusta
cedar, cedar tree, true cedar
cedar of Lebanon, Cedrus libani
deodar, deodar cedar, Himalayan cedar, Cedrus deodara
Atlas cedar, Cedrus atlantica
spruce
Norway spruce, Picea abies
weeping spruce, Brewer's spruce, Picea breweriana
Engelmann spruce, Engelmann's spruce, Picea engelmannii
white spruce, Picea glauca
black spruce, Picea mariana, spruce pine
Siberian spruce, Picea obovata
Sitka spruce, Picea sitchensis
oriental spruce, Picea orientalis
Colorado spruce, Colorado blue spruce, silver spruce, Picea pungens
red spruce, eastern spruce, yellow spruce, Picea rubens
hemlock, hemlock tree
eastern hemlock, Canadian hemlock, spruce pine, Tsuga canadensis
Carolina hemlock, Tsuga caroliniana
mountain hemlock, black hemlock, Tsuga mertensiana
western hemlock, Pacific hemlock, west coast hemlock, Tsuga heterophylla
douglas fir
green douglas fir, douglas spruce, douglas pine, douglas hemlock, Oregon fir, Oregon pine, Pseudotsuga menziesii
big-cone spruce, big-cone douglas fir, Pseudotsuga macrocarpa
Cathaya
cedar, cedar tree
cypress, cypress tree
gowen cypress, Cupressus goveniana
pygmy cypress, Cupressus pigmaea, Cupressus goveniana pigmaea
Santa Cruz cypress, Cupressus abramsiana, Cupressus goveniana abramsiana
Arizona cypress, Cupressus arizonica
Guadalupe cypress, Cupressus guadalupensis
Monterey cypress, Cupressus macrocarpa
Mexican cypress, cedar of Goa, Portuguese cypress, Cupressus lusitanica
Italian cypress, Mediterranean cypress, Cupressus sempervirens
King William pine, Athrotaxis selaginoides
Chilean cedar, Austrocedrus chilensis
incense cedar, red cedar, Calocedrus decurrens, Libocedrus decurrens
southern white cedar, coast white cedar, Atlantic white cedar, white cypress, white cedar, Chamaecyparis thyoides
Oregon cedar, Port Orford cedar, Lawson's cypress, Lawson's cedar, Chamaecyparis lawsoniana
yellow cypress, yellow cedar, Nootka cypress, Alaska cedar, Chamaecyparis nootkatensis
Japanese cedar, Japan cedar, sugi, Cryptomeria japonica
juniper berry
incense cedar
kawaka, Libocedrus plumosa
pahautea, Libocedrus bidwillii, mountain pine
metasequoia, dawn redwood, Metasequoia glyptostrodoides
arborvitae
western red cedar, red cedar, canoe cedar, Thuja plicata
American arborvitae, northern white cedar, white cedar, Thuja occidentalis
Oriental arborvitae, Thuja orientalis, Platycladus orientalis
hiba arborvitae, Thujopsis dolobrata
keteleeria
Wollemi pine
araucaria
monkey puzzle, chile pine, Araucaria araucana
norfolk island pine, Araucaria heterophylla, Araucaria excelsa
new caledonian pine, Araucaria columnaris
bunya bunya, bunya bunya tree, Araucaria bidwillii
hoop pine, Moreton Bay pine, Araucaria cunninghamii
kauri pine, dammar pine
kauri, kaury, Agathis australis
amboina pine, amboyna pine, Agathis dammara, Agathis alba
dundathu pine, queensland kauri, smooth bark kauri, Agathis robusta
red kauri, Agathis lanceolata
plum-yew
California nutmeg, nutmeg-yew, Torreya californica
stinking cedar, stinking yew, Torrey tree, Torreya taxifolia
celery pine
celery top pine, celery-topped pine, Phyllocladus asplenifolius
tanekaha, Phyllocladus trichomanoides
Alpine celery pine, Phyllocladus alpinus
yellowwood, yellowwood tree
gymnospermous yellowwood
podocarp
yacca, yacca podocarp, Podocarpus coriaceus
brown pine, Rockingham podocarp, Podocarpus elatus
cape yellowwood, African yellowwood, Podocarpus elongatus
South-African yellowwood, Podocarpus latifolius
alpine totara, Podocarpus nivalis
totara, Podocarpus totara
common yellowwood, bastard yellowwood, Afrocarpus falcata
kahikatea, New Zealand Dacryberry, New Zealand white pine, Dacrycarpus dacrydioides, Podocarpus dacrydioides
rimu, imou pine, red pine, Dacrydium cupressinum
tarwood, tar-wood, Dacrydium colensoi
common sickle pine, Falcatifolium falciforme
yellow-leaf sickle pine, Falcatifolium taxoides
tarwood, tar-wood, New Zealand mountain pine, Halocarpus bidwilli, Dacrydium bidwilli
westland pine, silver pine, Lagarostrobus colensoi
huon pine, Lagarostrobus franklinii, Dacrydium franklinii
Chilean rimu, Lepidothamnus fonkii
mountain rimu, Lepidothamnus laxifolius, Dacridium laxifolius
nagi, Nageia nagi
miro, black pine, Prumnopitys ferruginea, Podocarpus ferruginea
matai, black pine, Prumnopitys taxifolia, Podocarpus spicata
plum-fruited yew, Prumnopitys andina, Prumnopitys elegans
Prince Albert yew, Prince Albert's yew, Saxe-gothea conspicua
Sundacarpus amara, Prumnopitys amara, Podocarpus amara
Japanese umbrella pine, Sciadopitys verticillata
yew
Old World yew, English yew, Taxus baccata
Pacific yew, California yew, western yew, Taxus brevifolia
Japanese yew, Taxus cuspidata
Florida yew, Taxus floridana
New Caledonian yew, Austrotaxus spicata
white-berry yew, Pseudotaxus chienii
ginkgo, gingko, maidenhair tree, Ginkgo biloba
angiosperm, flowering plant
dicot, dicotyledon, magnoliopsid, exogen
monocot, monocotyledon, liliopsid, endogen
floret, floweret
flower
bloomer
wildflower, wild flower
apetalous flower
inflorescence
rosebud
gynostegium
pollinium
pistil
gynobase
gynophore
stylopodium
carpophore
cornstalk, corn stalk
petiolule
mericarp
micropyle
germ tube
pollen tube
gemma
galbulus
nectary, honey gland
pericarp, seed vessel
epicarp, exocarp
mesocarp
pip
silique, siliqua
cataphyll
perisperm
monocarp, monocarpic plant, monocarpous plant
sporophyte
gametophyte
megasporangium, macrosporangium
microspore
microsporangium
microsporophyll
archespore, archesporium
bonduc nut, nicker nut, nicker seed
Job's tears
oilseed, oil-rich seed
castor bean
cottonseed
candlenut
peach pit
hypanthium, floral cup, calyx tube
petal, flower petal
corolla
lip
perianth, chlamys, floral envelope, perigone, perigonium
thistledown
custard apple, custard apple tree
cherimoya, cherimoya tree, Annona cherimola
ilama, ilama tree, Annona diversifolia
soursop, prickly custard apple, soursop tree, Annona muricata
bullock's heart, bullock's heart tree, bullock heart, Annona reticulata
sweetsop, sweetsop tree, Annona squamosa
pond apple, pond-apple tree, Annona glabra
pawpaw, papaw, papaw tree, Asimina triloba
ilang-ilang, ylang-ylang, Cananga odorata
lancewood, lancewood tree, Oxandra lanceolata
Guinea pepper, negro pepper, Xylopia aethiopica
barberry
American barberry, Berberis canadensis
common barberry, European barberry, Berberis vulgaris
Japanese barberry, Berberis thunbergii
Oregon grape, Oregon holly grape, hollygrape, mountain grape, holly-leaves barberry, Mahonia aquifolium
Oregon grape, Mahonia nervosa
mayapple, May apple, wild mandrake, Podophyllum peltatum
May apple
allspice
Carolina allspice, strawberry shrub, strawberry bush, sweet shrub, Calycanthus floridus
spicebush, California allspice, Calycanthus occidentalis
katsura tree, Cercidiphyllum japonicum
laurel
true laurel, bay, bay laurel, bay tree, Laurus nobilis
camphor tree, Cinnamomum camphora
cinnamon, Ceylon cinnamon, Ceylon cinnamon tree, Cinnamomum zeylanicum
cassia, cassia-bark tree, Cinnamomum cassia
cassia bark, Chinese cinnamon
Saigon cinnamon, Cinnamomum loureirii
cinnamon bark
spicebush, spice bush, American spicebush, Benjamin bush, Lindera benzoin, Benzoin odoriferum
avocado, avocado tree, Persea Americana
laurel-tree, red bay, Persea borbonia
sassafras, sassafras tree, Sassafras albidum
California laurel, California bay tree, Oregon myrtle, pepperwood, spice tree, sassafras laurel, California olive, mountain laurel, Umbellularia californica
anise tree
purple anise, Illicium floridanum
star anise, Illicium anisatum
star anise, Chinese anise, Illicium verum
magnolia
southern magnolia, evergreen magnolia, large-flowering magnolia, bull bay, Magnolia grandiflora
umbrella tree, umbrella magnolia, elkwood, elk-wood, Magnolia tripetala
earleaved umbrella tree, Magnolia fraseri
cucumber tree, Magnolia acuminata
large-leaved magnolia, large-leaved cucumber tree, great-leaved macrophylla, Magnolia macrophylla
saucer magnolia, Chinese magnolia, Magnolia soulangiana
star magnolia, Magnolia stellata
sweet bay, swamp bay, swamp laurel, Magnolia virginiana
manglietia, genus Manglietia
tulip tree, tulip poplar, yellow poplar, canary whitewood, Liriodendron tulipifera
moonseed
common moonseed, Canada moonseed, yellow parilla, Menispermum canadense
Carolina moonseed, Cocculus carolinus
nutmeg, nutmeg tree, Myristica fragrans
water nymph, fragrant water lily, pond lily, Nymphaea odorata
European white lily, Nymphaea alba
southern spatterdock, Nuphar sagittifolium
lotus, Indian lotus, sacred lotus, Nelumbo nucifera
water chinquapin, American lotus, yanquapin, Nelumbo lutea
water-shield, fanwort, Cabomba caroliniana
water-shield, Brasenia schreberi, water-target
peony, paeony
buttercup, butterflower, butter-flower, crowfoot, goldcup, kingcup
meadow buttercup, tall buttercup, tall crowfoot, tall field buttercup, Ranunculus acris
water crowfoot, water buttercup, Ranunculus aquatilis
lesser celandine, pilewort, Ranunculus ficaria
lesser spearwort, Ranunculus flammula
greater spearwort, Ranunculus lingua
western buttercup, Ranunculus occidentalis
creeping buttercup, creeping crowfoot, Ranunculus repens
cursed crowfoot, celery-leaved buttercup, Ranunculus sceleratus
aconite
monkshood, helmetflower, helmet flower, Aconitum napellus
wolfsbane, wolfbane, wolf's bane, Aconitum lycoctonum
baneberry, cohosh, herb Christopher
baneberry
red baneberry, redberry, red-berry, snakeberry, Actaea rubra
pheasant's-eye, Adonis annua
anemone, windflower
Alpine anemone, mountain anemone, Anemone tetonensis
Canada anemone, Anemone Canadensis
thimbleweed, Anemone cylindrica
wood anemone, Anemone nemorosa
wood anemone, snowdrop, Anemone quinquefolia
longheaded thimbleweed, Anemone riparia
snowdrop anemone, snowdrop windflower, Anemone sylvestris
Virginia thimbleweed, Anemone virginiana
rue anemone, Anemonella thalictroides
columbine, aquilegia, aquilege
meeting house, honeysuckle, Aquilegia canadensis
blue columbine, Aquilegia caerulea, Aquilegia scopulorum calcarea
granny's bonnets, Aquilegia vulgaris
marsh marigold, kingcup, meadow bright, May blob, cowslip, water dragon, Caltha palustris
American bugbane, summer cohosh, Cimicifuga americana
black cohosh, black snakeroot, rattle-top, Cimicifuga racemosa
fetid bugbane, foetid bugbane, Cimicifuga foetida
clematis
pine hyacinth, Clematis baldwinii, Viorna baldwinii
blue jasmine, blue jessamine, curly clematis, marsh clematis, Clematis crispa
golden clematis, Clematis tangutica
scarlet clematis, Clematis texensis
leather flower, Clematis versicolor
leather flower, vase-fine, vase vine, Clematis viorna
virgin's bower, old man's beard, devil's darning needle, Clematis virginiana
purple clematis, purple virgin's bower, mountain clematis, Clematis verticillaris
goldthread, golden thread, Coptis groenlandica, Coptis trifolia groenlandica
rocket larkspur, Consolida ambigua, Delphinium ajacis
delphinium
larkspur
winter aconite, Eranthis hyemalis
lenten rose, black hellebore, Helleborus orientalis
green hellebore, Helleborus viridis
hepatica, liverleaf
goldenseal, golden seal, yellow root, turmeric root, Hydrastis Canadensis
false rue anemone, false rue, Isopyrum biternatum
giant buttercup, Laccopetalum giganteum
nigella
love-in-a-mist, Nigella damascena
fennel flower, Nigella hispanica
black caraway, nutmeg flower, Roman coriander, Nigella sativa
pasqueflower, pasque flower
meadow rue
false bugbane, Trautvetteria carolinensis
globeflower, globe flower
winter's bark, winter's bark tree, Drimys winteri
pepper shrub, Pseudowintera colorata, Wintera colorata
sweet gale, Scotch gale, Myrica gale
wax myrtle
bay myrtle, puckerbush, Myrica cerifera
bayberry, candleberry, swamp candleberry, waxberry, Myrica pensylvanica
sweet fern, Comptonia peregrina, Comptonia asplenifolia
corkwood, corkwood tree, Leitneria floridana
jointed rush, Juncus articulatus
toad rush, Juncus bufonius
slender rush, Juncus tenuis
zebrawood, zebrawood tree
Connarus guianensis
legume, leguminous plant
legume
peanut
granadilla tree, granadillo, Brya ebenus
arariba, Centrolobium robustum
tonka bean, coumara nut
courbaril, Hymenaea courbaril
melilotus, melilot, sweet clover
darling pea, poison bush
smooth darling pea, Swainsona galegifolia
clover, trefoil
alpine clover, Trifolium alpinum
hop clover, shamrock, lesser yellow trefoil, Trifolium dubium
crimson clover, Italian clover, Trifolium incarnatum
red clover, purple clover, Trifolium pratense
buffalo clover, Trifolium reflexum, Trifolium stoloniferum
white clover, dutch clover, shamrock, Trifolium repens
mimosa
acacia
shittah, shittah tree
wattle
black wattle, Acacia auriculiformis
gidgee, stinking wattle, Acacia cambegei
catechu, Jerusalem thorn, Acacia catechu
silver wattle, mimosa, Acacia dealbata
huisache, cassie, mimosa bush, sweet wattle, sweet acacia, scented wattle, flame tree, Acacia farnesiana
lightwood, Acacia melanoxylon
golden wattle, Acacia pycnantha
fever tree, Acacia xanthophloea
coralwood, coral-wood, red sandalwood, Barbados pride, peacock flower fence, Adenanthera pavonina
albizzia, albizia
silk tree, Albizia julibrissin, Albizzia julibrissin
siris, siris tree, Albizia lebbeck, Albizzia lebbeck
rain tree, saman, monkeypod, monkey pod, zaman, zamang, Albizia saman
calliandra
conacaste, elephant's ear, Enterolobium cyclocarpa
inga
ice-cream bean, Inga edulis
guama, Inga laurina
lead tree, white popinac, Leucaena glauca, Leucaena leucocephala
wild tamarind, Lysiloma latisiliqua, Lysiloma bahamensis
sabicu, Lysiloma sabicu
nitta tree
Parkia javanica
manila tamarind, camachile, huamachil, wild tamarind, Pithecellobium dulce
cat's-claw, catclaw, black bead, Pithecellodium unguis-cati
honey mesquite, Western honey mesquite, Prosopis glandulosa
algarroba, algarrobilla, algarobilla
screw bean, screwbean, tornillo, screwbean mesquite, Prosopis pubescens
screw bean
dogbane
Indian hemp, rheumatism weed, Apocynum cannabinum
bushman's poison, ordeal tree, Acocanthera oppositifolia, Acocanthera venenata
impala lily, mock azalia, desert rose, kudu lily, Adenium obesum, Adenium multiflorum
allamanda
common allamanda, golden trumpet, Allamanda cathartica
dita, dita bark, devil tree, Alstonia scholaris
Nepal trumpet flower, Easter lily vine, Beaumontia grandiflora
carissa
hedge thorn, natal plum, Carissa bispinosa
natal plum, amatungulu, Carissa macrocarpa, Carissa grandiflora
periwinkle, rose periwinkle, Madagascar periwinkle, old maid, Cape periwinkle, red periwinkle, cayenne jasmine, Catharanthus roseus, Vinca rosea
ivory tree, conessi, kurchi, kurchee, Holarrhena pubescens, Holarrhena antidysenterica
white dipladenia, Mandevilla boliviensis, Dipladenia boliviensis
Chilean jasmine, Mandevilla laxa
oleander, rose bay, Nerium oleander
frangipani, frangipanni
West Indian jasmine, pagoda tree, Plumeria alba
rauwolfia, rauvolfia
snakewood, Rauwolfia serpentina
Strophanthus kombe
yellow oleander, Thevetia peruviana, Thevetia neriifolia
myrtle, Vinca minor
large periwinkle, Vinca major
arum, aroid
cuckoopint, lords-and-ladies, jack-in-the-pulpit, Arum maculatum
black calla, Arum palaestinum
calamus
alocasia, elephant's ear, elephant ear
giant taro, Alocasia macrorrhiza
amorphophallus
pungapung, telingo potato, elephant yam, Amorphophallus paeonifolius, Amorphophallus campanulatus
devil's tongue, snake palm, umbrella arum, Amorphophallus rivieri
anthurium, tailflower, tail-flower
flamingo flower, flamingo plant, Anthurium andraeanum, Anthurium scherzerianum
jack-in-the-pulpit, Indian turnip, wake-robin, Arisaema triphyllum, Arisaema atrorubens
friar's-cowl, Arisarum vulgare
caladium
Caladium bicolor
wild calla, water arum, Calla palustris
taro, taro plant, dalo, dasheen, Colocasia esculenta
taro, cocoyam, dasheen, eddo
cryptocoryne, water trumpet
dracontium
golden pothos, pothos, ivy arum, Epipremnum aureum, Scindapsus aureus
skunk cabbage, Lysichiton americanum
monstera
ceriman, Monstera deliciosa
nephthytis
Nephthytis afzelii
arrow arum
green arrow arum, tuckahoe, Peltandra virginica
philodendron
pistia, water lettuce, water cabbage, Pistia stratiotes, Pistia stratoites
pothos
spathiphyllum, peace lily, spathe flower
skunk cabbage, polecat weed, foetid pothos, Symplocarpus foetidus
yautia, tannia, spoonflower, malanga, Xanthosoma sagittifolium, Xanthosoma atrovirens
calla lily, calla, arum lily, Zantedeschia aethiopica
pink calla, Zantedeschia rehmanii
golden calla
duckweed
common duckweed, lesser duckweed, Lemna minor
star-duckweed, Lemna trisulca
great duckweed, water flaxseed, Spirodela polyrrhiza
watermeal
common wolffia, Wolffia columbiana
aralia
American angelica tree, devil's walking stick, Hercules'-club, Aralia spinosa
American spikenard, petty morel, life-of-man, Aralia racemosa
bristly sarsaparilla, bristly sarsparilla, dwarf elder, Aralia hispida
Japanese angelica tree, Aralia elata
Chinese angelica, Chinese angelica tree, Aralia stipulata
ivy, common ivy, English ivy, Hedera helix
puka, Meryta sinclairii
ginseng, nin-sin, Panax ginseng, Panax schinseng, Panax pseudoginseng
ginseng
umbrella tree, Schefflera actinophylla, Brassaia actinophylla
birthwort, Aristolochia clematitis
Dutchman's-pipe, pipe vine, Aristolochia macrophylla, Aristolochia durior
Virginia snakeroot, Virginia serpentaria, Virginia serpentary, Aristolochia serpentaria
Canada ginger, black snakeroot, Asarum canadense
heartleaf, heart-leaf, Asarum virginicum
heartleaf, heart-leaf, Asarum shuttleworthii
asarabacca, Asarum europaeum
caryophyllaceous plant
corn cockle, corn campion, crown-of-the-field, Agrostemma githago
sandwort
mountain sandwort, mountain starwort, mountain daisy, Arenaria groenlandica
pine-barren sandwort, longroot, Arenaria caroliniana
seabeach sandwort, Arenaria peploides
rock sandwort, Arenaria stricta
thyme-leaved sandwort, Arenaria serpyllifolia
mouse-ear chickweed, mouse eared chickweed, mouse ear, clammy chickweed, chickweed
snow-in-summer, love-in-a-mist, Cerastium tomentosum
Alpine mouse-ear, Arctic mouse-ear, Cerastium alpinum
pink, garden pink
sweet William, Dianthus barbatus
carnation, clove pink, gillyflower, Dianthus caryophyllus
china pink, rainbow pink, Dianthus chinensis
Japanese pink, Dianthus chinensis heddewigii
maiden pink, Dianthus deltoides
cheddar pink, Diangus gratianopolitanus
button pink, Dianthus latifolius
cottage pink, grass pink, Dianthus plumarius
fringed pink, Dianthus supurbus
drypis
baby's breath, babies'-breath, Gypsophila paniculata
coral necklace, Illecebrum verticullatum
lychnis, catchfly
ragged robin, cuckoo flower, Lychnis flos-cuculi, Lychins floscuculi
scarlet lychnis, maltese cross, Lychins chalcedonica
mullein pink, rose campion, gardener's delight, dusty miller, Lychnis coronaria
sandwort, Moehringia lateriflora
sandwort, Moehringia mucosa
soapwort, hedge pink, bouncing Bet, bouncing Bess, Saponaria officinalis
knawel, knawe, Scleranthus annuus
silene, campion, catchfly
moss campion, Silene acaulis
wild pink, Silene caroliniana
red campion, red bird's eye, Silene dioica, Lychnis dioica
white campion, evening lychnis, white cockle, bladder campion, Silene latifolia, Lychnis alba
fire pink, Silene virginica
bladder campion, Silene uniflora, Silene vulgaris
corn spurry, corn spurrey, Spergula arvensis
sand spurry, sea spurry, Spergularia rubra
chickweed
common chickweed, Stellaria media
cowherb, cow cockle, Vaccaria hispanica, Vaccaria pyramidata, Saponaria vaccaria
Hottentot fig, Hottentot's fig, sour fig, Carpobrotus edulis, Mesembryanthemum edule
livingstone daisy, Dorotheanthus bellidiformis
fig marigold, pebble plant
ice plant, icicle plant, Mesembryanthemum crystallinum
New Zealand spinach, Tetragonia tetragonioides, Tetragonia expansa
amaranth
amaranth
tumbleweed, Amaranthus albus, Amaranthus graecizans
prince's-feather, gentleman's-cane, prince's-plume, red amaranth, purple amaranth, Amaranthus cruentus, Amaranthus hybridus hypochondriacus, Amaranthus hybridus erythrostachys
pigweed, Amaranthus hypochondriacus
thorny amaranth, Amaranthus spinosus
alligator weed, alligator grass, Alternanthera philoxeroides
cockscomb, common cockscomb, Celosia cristata, Celosia argentea cristata
cottonweed
globe amaranth, bachelor's button, Gomphrena globosa
bloodleaf
saltwort, Batis maritima
lamb's-quarters, pigweed, wild spinach, Chenopodium album
good-king-henry, allgood, fat hen, wild spinach, Chenopodium bonus-henricus
Jerusalem oak, feather geranium, Mexican tea, Chenopodium botrys, Atriplex mexicana
oak-leaved goosefoot, oakleaf goosefoot, Chenopodium glaucum
sowbane, red goosefoot, Chenopodium hybridum
nettle-leaved goosefoot, nettleleaf goosefoot, Chenopodium murale
red goosefoot, French spinach, Chenopodium rubrum
stinking goosefoot, Chenopodium vulvaria
orach, orache
saltbush
garden orache, mountain spinach, Atriplex hortensis
desert holly, Atriplex hymenelytra
quail bush, quail brush, white thistle, Atriplex lentiformis
beet, common beet, Beta vulgaris
beetroot, Beta vulgaris rubra
chard, Swiss chard, spinach beet, leaf beet, chard plant, Beta vulgaris cicla
mangel-wurzel, mangold-wurzel, mangold, Beta vulgaris vulgaris
winged pigweed, tumbleweed, Cycloloma atriplicifolium
halogeton, Halogeton glomeratus
glasswort, samphire, Salicornia europaea
saltwort, barilla, glasswort, kali, kelpwort, Salsola kali, Salsola soda
Russian thistle, Russian tumbleweed, Russian cactus, tumbleweed, Salsola kali tenuifolia
greasewood, black greasewood, Sarcobatus vermiculatus
scarlet musk flower, Nyctaginia capitata
sand verbena
sweet sand verbena, Abronia fragrans
yellow sand verbena, Abronia latifolia
beach pancake, Abronia maritima
beach sand verbena, pink sand verbena, Abronia umbellata
desert sand verbena, Abronia villosa
trailing four o'clock, trailing windmills, Allionia incarnata
bougainvillea
umbrellawort
four o'clock
common four-o'clock, marvel-of-Peru, Mirabilis jalapa, Mirabilis uniflora
California four o'clock, Mirabilis laevis, Mirabilis californica
sweet four o'clock, maravilla, Mirabilis longiflora
desert four o'clock, Colorado four o'clock, maravilla, Mirabilis multiflora
mountain four o'clock, Mirabilis oblongifolia
cockspur, Pisonia aculeata
rattail cactus, rat's-tail cactus, Aporocactus flagelliformis
saguaro, sahuaro, Carnegiea gigantea
night-blooming cereus
echinocactus, barrel cactus
hedgehog cactus
golden barrel cactus, Echinocactus grusonii
hedgehog cereus
rainbow cactus
epiphyllum, orchid cactus
barrel cactus
night-blooming cereus
chichipe, Lemaireocereus chichipe
mescal, mezcal, peyote, Lophophora williamsii
mescal button, sacred mushroom, magic mushroom
mammillaria
feather ball, Mammillaria plumosa
garambulla, garambulla cactus, Myrtillocactus geometrizans
Knowlton's cactus, Pediocactus knowltonii
nopal
prickly pear, prickly pear cactus
cholla, Opuntia cholla
nopal, Opuntia lindheimeri
tuna, Opuntia tuna
Barbados gooseberry, Barbados-gooseberry vine, Pereskia aculeata
mistletoe cactus
Christmas cactus, Schlumbergera buckleyi, Schlumbergera baridgesii
night-blooming cereus
crab cactus, Thanksgiving cactus, Zygocactus truncatus, Schlumbergera truncatus
pokeweed
Indian poke, Phytolacca acinosa
poke, pigeon berry, garget, scoke, Phytolacca americana
ombu, bella sombra, Phytolacca dioica
bloodberry, blood berry, rougeberry, rouge plant, Rivina humilis
portulaca
rose moss, sun plant, Portulaca grandiflora
common purslane, pussley, pussly, verdolagas, Portulaca oleracea
rock purslane
red maids, redmaids, Calandrinia ciliata
Carolina spring beauty, Claytonia caroliniana
spring beauty, Clatonia lanceolata
Virginia spring beauty, Claytonia virginica
siskiyou lewisia, Lewisia cotyledon
bitterroot, Lewisia rediviva
broad-leaved montia, Montia cordifolia
blinks, blinking chickweed, water chickweed, Montia lamprosperma
toad lily, Montia chamissoi
winter purslane, miner's lettuce, Cuban spinach, Montia perfoliata
flame flower, flame-flower, flameflower, Talinum aurantiacum
pigmy talinum, Talinum brevifolium
jewels-of-opar, Talinum paniculatum
caper
native pomegranate, Capparis arborea
caper tree, Jamaica caper tree, Capparis cynophallophora
caper tree, bay-leaved caper, Capparis flexuosa
common caper, Capparis spinosa)",
R"(spiderflower, cleome
Rocky Mountain bee plant, stinking clover, Cleome serrulata
clammyweed, Polanisia graveolens, Polanisia dodecandra
crucifer, cruciferous plant
cress, cress plant
watercress
stonecress, stone cress
garlic mustard, hedge garlic, sauce-alone, jack-by-the-hedge, Alliaria officinalis
alyssum, madwort
rose of Jericho, resurrection plant, Anastatica hierochuntica
Arabidopsis thaliana, mouse-ear cress
Arabidopsis lyrata
rock cress, rockcress
sicklepod, Arabis Canadensis
tower mustard, tower cress, Turritis glabra, Arabis glabra
horseradish, horseradish root
winter cress, St. Barbara's herb, scurvy grass
yellow rocket, rockcress, rocket cress, Barbarea vulgaris, Sisymbrium barbarea
hoary alison, hoary alyssum, Berteroa incana
buckler mustard, Biscutalla laevigata
wild cabbage, Brassica oleracea
cabbage, cultivated cabbage, Brassica oleracea
head cabbage, head cabbage plant, Brassica oleracea capitata
savoy cabbage
brussels sprout, Brassica oleracea gemmifera
cauliflower, Brassica oleracea botrytis
broccoli, Brassica oleracea italica
collard
kohlrabi, Brassica oleracea gongylodes
turnip plant
turnip, white turnip, Brassica rapa
rutabaga, turnip cabbage, swede, Swedish turnip, rutabaga plant, Brassica napus napobrassica
broccoli raab, broccoli rabe, Brassica rapa ruvo
mustard
chinese mustard, indian mustard, leaf mustard, gai choi, Brassica juncea
bok choy, bok choi, pakchoi, pak choi, Chinese white cabbage, Brassica rapa chinensis
rape, colza, Brassica napus
rapeseed
shepherd's purse, shepherd's pouch, Capsella bursa-pastoris
lady's smock, cuckooflower, cuckoo flower, meadow cress, Cardamine pratensis
coral-root bittercress, coralroot, coralwort, Cardamine bulbifera, Dentaria bulbifera
crinkleroot, crinkle-root, crinkle root, pepper root, toothwort, Cardamine diphylla, Dentaria diphylla
American watercress, mountain watercress, Cardamine rotundifolia
spring cress, Cardamine bulbosa
purple cress, Cardamine douglasii
wallflower, Cheiranthus cheiri, Erysimum cheiri
prairie rocket
scurvy grass, common scurvy grass, Cochlearia officinalis
sea kale, sea cole, Crambe maritima
tansy mustard, Descurainia pinnata
draba
wallflower
prairie rocket
Siberian wall flower, Erysimum allionii, Cheiranthus allionii
western wall flower, Erysimum asperum, Cheiranthus asperus, Erysimum arkansanum
wormseed mustard, Erysimum cheiranthoides
heliophila
damask violet, Dame's violet, sweet rocket, Hesperis matronalis
tansy-leaved rocket, Hugueninia tanacetifolia, Sisymbrium tanacetifolia
candytuft
woad
dyer's woad, Isatis tinctoria
bladderpod
sweet alyssum, sweet alison, Lobularia maritima
Malcolm stock, stock
Virginian stock, Virginia stock, Malcolmia maritima
stock, gillyflower
brompton stock, Matthiola incana
bladderpod
chamois cress, Pritzelago alpina, Lepidium alpina
radish plant, radish
jointed charlock, wild radish, wild rape, runch, Raphanus raphanistrum
radish, Raphanus sativus
radish, daikon, Japanese radish, Raphanus sativus longipinnatus
marsh cress, yellow watercress, Rorippa islandica
great yellowcress, Rorippa amphibia, Nasturtium amphibium
schizopetalon, Schizopetalon walkeri
field mustard, wild mustard, charlock, chadlock, Brassica kaber, Sinapis arvensis
hedge mustard, Sisymbrium officinale
desert plume, prince's-plume, Stanleya pinnata, Cleome pinnata
pennycress
field pennycress, French weed, fanweed, penny grass, stinkweed, mithridate mustard, Thlaspi arvense
fringepod, lacepod
bladderpod
wasabi
poppy
Iceland poppy, Papaver alpinum
western poppy, Papaver californicum
prickly poppy, Papaver argemone
Iceland poppy, arctic poppy, Papaver nudicaule
oriental poppy, Papaver orientale
corn poppy, field poppy, Flanders poppy, Papaver rhoeas
opium poppy, Papaver somniferum
prickly poppy, argemone, white thistle, devil's fig
Mexican poppy, Argemone mexicana
bocconia, tree celandine, Bocconia frutescens
celandine, greater celandine, swallowwort, swallow wort, Chelidonium majus
corydalis
climbing corydalis, Corydalis claviculata, Fumaria claviculata
California poppy, Eschscholtzia californica
horn poppy, horned poppy, yellow horned poppy, sea poppy, Glaucium flavum
golden cup, Mexican tulip poppy, Hunnemania fumariifolia
plume poppy, bocconia, Macleaya cordata
blue poppy, Meconopsis betonicifolia
Welsh poppy, Meconopsis cambrica
creamcups, Platystemon californicus
matilija poppy, California tree poppy, Romneya coulteri
wind poppy, flaming poppy, Stylomecon heterophyllum, Papaver heterophyllum
celandine poppy, wood poppy, Stylophorum diphyllum
climbing fumitory, Allegheny vine, Adlumia fungosa, Fumaria fungosa
bleeding heart, lyreflower, lyre-flower, Dicentra spectabilis
Dutchman's breeches, Dicentra cucullaria
squirrel corn, Dicentra canadensis
composite, composite plant
compass plant, compass flower
everlasting, everlasting flower
achillea
yarrow, milfoil, Achillea millefolium
pink-and-white everlasting, pink paper daisy, Acroclinium roseum
white snakeroot, white sanicle, Ageratina altissima, Eupatorium rugosum
ageratum
common ageratum, Ageratum houstonianum
sweet sultan, Amberboa moschata, Centaurea moschata
ragweed, ambrosia, bitterweed
common ragweed, Ambrosia artemisiifolia
great ragweed, Ambrosia trifida
western ragweed, perennial ragweed, Ambrosia psilostachya
ammobium
winged everlasting, Ammobium alatum
pellitory, pellitory-of-Spain, Anacyclus pyrethrum
pearly everlasting, cottonweed, Anaphalis margaritacea
andryala
plantain-leaved pussytoes
field pussytoes
solitary pussytoes
mountain everlasting
mayweed, dog fennel, stinking mayweed, stinking chamomile, Anthemis cotula
yellow chamomile, golden marguerite, dyers' chamomile, Anthemis tinctoria
corn chamomile, field chamomile, corn mayweed, Anthemis arvensis
woolly daisy, dwarf daisy, Antheropeas wallacei, Eriophyllum wallacei
burdock, clotbur
great burdock, greater burdock, cocklebur, Arctium lappa
African daisy
blue-eyed African daisy, Arctotis stoechadifolia, Arctotis venusta
marguerite, marguerite daisy, Paris daisy, Chrysanthemum frutescens, Argyranthemum frutescens
silversword, Argyroxiphium sandwicense
arnica
heartleaf arnica, Arnica cordifolia
Arnica montana
lamb succory, dwarf nipplewort, Arnoseris minima
artemisia
mugwort
sweet wormwood, Artemisia annua
field wormwood, Artemisia campestris
tarragon, estragon, Artemisia dracunculus
sand sage, silvery wormwood, Artemisia filifolia
wormwood sage, prairie sagewort, Artemisia frigida
western mugwort, white sage, cudweed, prairie sage, Artemisia ludoviciana, Artemisia gnaphalodes
Roman wormwood, Artemis pontica
bud brush, bud sagebrush, Artemis spinescens
common mugwort, Artemisia vulgaris
aster
wood aster
whorled aster, Aster acuminatus
heath aster, Aster arenosus
heart-leaved aster, Aster cordifolius
white wood aster, Aster divaricatus
bushy aster, Aster dumosus
heath aster, Aster ericoides
white prairie aster, Aster falcatus
stiff aster, Aster linarifolius
goldilocks, goldilocks aster, Aster linosyris, Linosyris vulgaris
large-leaved aster, Aster macrophyllus
New England aster, Aster novae-angliae
Michaelmas daisy, New York aster, Aster novi-belgii
upland white aster, Aster ptarmicoides
Short's aster, Aster shortii
sea aster, sea starwort, Aster tripolium
prairie aster, Aster turbinellis
annual salt-marsh aster
aromatic aster
arrow leaved aster
azure aster
bog aster
crooked-stemmed aster
Eastern silvery aster
flat-topped white aster
late purple aster
panicled aster
perennial salt marsh aster
purple-stemmed aster
rough-leaved aster
rush aster
Schreiber's aster
small white aster
smooth aster
southern aster
starved aster, calico aster
tradescant's aster
wavy-leaved aster
Western silvery aster
willow aster
ayapana, Ayapana triplinervis, Eupatorium aya-pana
mule fat, Baccharis viminea
balsamroot
daisy
common daisy, English daisy, Bellis perennis
bur marigold, burr marigold, beggar-ticks, beggar's-ticks, sticktight
Spanish needles, Bidens bipinnata
tickseed sunflower, Bidens coronata, Bidens trichosperma
European beggar-ticks, trifid beggar-ticks, trifid bur marigold, Bidens tripartita
slender knapweed
false chamomile
Swan River daisy, Brachycome Iberidifolia
woodland oxeye, Buphthalmum salicifolium
Indian plantain
calendula
common marigold, pot marigold, ruddles, Scotch marigold, Calendula officinalis
China aster, Callistephus chinensis
thistle
welted thistle, Carduus crispus
musk thistle, nodding thistle, Carduus nutans
carline thistle
stemless carline thistle, Carlina acaulis
common carline thistle, Carlina vulgaris
safflower, false saffron, Carthamus tinctorius
safflower seed
catananche
blue succory, cupid's dart, Catananche caerulea
centaury
dusty miller, Centaurea cineraria, Centaurea gymnocarpa
cornflower, bachelor's button, bluebottle, Centaurea cyanus
star-thistle, caltrop, Centauria calcitrapa
knapweed
sweet sultan, Centaurea imperialis
great knapweed, greater knapweed, Centaurea scabiosa
Barnaby's thistle, yellow star-thistle, Centaurea solstitialis
chamomile, camomile, Chamaemelum nobilis, Anthemis nobilis
chaenactis
chrysanthemum
corn marigold, field marigold, Chrysanthemum segetum
crown daisy, Chrysanthemum coronarium
chop-suey greens, tong ho, shun giku, Chrysanthemum coronarium spatiosum
golden aster
Maryland golden aster, Chrysopsis mariana
goldenbush
rabbit brush, rabbit bush, Chrysothamnus nauseosus
chicory, succory, chicory plant, Cichorium intybus
endive, witloof, Cichorium endivia
chicory, chicory root
plume thistle, plumed thistle
Canada thistle, creeping thistle, Cirsium arvense
field thistle, Cirsium discolor
woolly thistle, Cirsium flodmanii
European woolly thistle, Cirsium eriophorum
melancholy thistle, Cirsium heterophylum, Cirsium helenioides
brook thistle, Cirsium rivulare
bull thistle, boar thistle, spear thistle, Cirsium vulgare, Cirsium lanceolatum
blessed thistle, sweet sultan, Cnicus benedictus
mistflower, mist-flower, ageratum, Conoclinium coelestinum, Eupatorium coelestinum
horseweed, Canadian fleabane, fleabane, Conyza canadensis, Erigeron canadensis
coreopsis, tickseed, tickweed, tick-weed
giant coreopsis, Coreopsis gigantea
sea dahlia, Coreopsis maritima
calliopsis, Coreopsis tinctoria
cosmos, cosmea
brass buttons, Cotula coronopifolia
billy buttons
hawk's-beard, hawk's-beards
artichoke, globe artichoke, artichoke plant, Cynara scolymus
cardoon, Cynara cardunculus
dahlia, Dahlia pinnata
German ivy, Delairea odorata, Senecio milkanioides
florist's chrysanthemum, florists' chrysanthemum, mum, Dendranthema grandifloruom, Chrysanthemum morifolium
cape marigold, sun marigold, star of the veldt
leopard's-bane, leopardbane
coneflower
globe thistle
elephant's-foot
tassel flower, Emilia sagitta
brittlebush, brittle bush, incienso, Encelia farinosa
sunray, Enceliopsis nudicaulis
engelmannia
fireweed, Erechtites hieracifolia
fleabane
blue fleabane, Erigeron acer
daisy fleabane, Erigeron annuus
orange daisy, orange fleabane, Erigeron aurantiacus
spreading fleabane, Erigeron divergens
seaside daisy, beach aster, Erigeron glaucous
Philadelphia fleabane, Erigeron philadelphicus
robin's plantain, Erigeron pulchellus
showy daisy, Erigeron speciosus
woolly sunflower
golden yarrow, Eriophyllum lanatum
dog fennel, Eupatorium capillifolium
Joe-Pye weed, spotted Joe-Pye weed, Eupatorium maculatum
boneset, agueweed, thoroughwort, Eupatorium perfoliatum
Joe-Pye weed, purple boneset, trumpet weed, marsh milkweed, Eupatorium purpureum
blue daisy, blue marguerite, Felicia amelloides
kingfisher daisy, Felicia bergeriana
cotton rose, cudweed, filago
herba impia, Filago germanica
gaillardia
gazania
treasure flower, Gazania rigens
African daisy
Barberton daisy, Transvaal daisy, Gerbera jamesonii
desert sunflower, Gerea canescens
cudweed
chafeweed, wood cudweed, Gnaphalium sylvaticum
gumweed, gum plant, tarweed, rosinweed
Grindelia robusta
curlycup gumweed, Grindelia squarrosa
little-head snakeweed, Gutierrezia microcephala
rabbitweed, rabbit-weed, snakeweed, broom snakeweed, broom snakeroot, turpentine weed, Gutierrezia sarothrae
broomweed, broom-weed, Gutierrezia texana
velvet plant, purple velvet plant, royal velvet plant, Gynura aurantiaca
goldenbush
camphor daisy, Haplopappus phyllocephalus
yellow spiny daisy, Haplopappus spinulosus
hoary golden bush, Hazardia cana
sneezeweed
orange sneezeweed, owlclaws, Helenium hoopesii
rosilla, Helenium puberulum
sunflower, helianthus
swamp sunflower, Helianthus angustifolius
common sunflower, mirasol, Helianthus annuus
giant sunflower, tall sunflower, Indian potato, Helianthus giganteus
showy sunflower, Helianthus laetiflorus
Maximilian's sunflower, Helianthus maximilianii
prairie sunflower, Helianthus petiolaris
Jerusalem artichoke, girasol, Jerusalem artichoke sunflower, Helianthus tuberosus
Jerusalem artichoke
strawflower, golden everlasting, yellow paper daisy, Helichrysum bracteatum
heliopsis, oxeye
strawflower
hairy golden aster, prairie golden aster, Heterotheca villosa, Chrysopsis villosa
hawkweed
rattlesnake weed, Hieracium venosum
alpine coltsfoot, Homogyne alpina, Tussilago alpina
alpine gold, alpine hulsea, Hulsea algida
dwarf hulsea, Hulsea nana
cat's-ear, California dandelion, capeweed, gosmore, Hypochaeris radicata
inula
marsh elder, iva
burweed marsh elder, false ragweed, Iva xanthifolia
krigia
dwarf dandelion, Krigia dandelion, Krigia bulbosa
garden lettuce, common lettuce, Lactuca sativa
cos lettuce, romaine lettuce, Lactuca sativa longifolia
leaf lettuce, Lactuca sativa crispa
celtuce, stem lettuce, Lactuca sativa asparagina
prickly lettuce, horse thistle, Lactuca serriola, Lactuca scariola
goldfields, Lasthenia chrysostoma
tidytips, tidy tips, Layia platyglossa
hawkbit
fall dandelion, arnica bud, Leontodon autumnalis
edelweiss, Leontopodium alpinum
oxeye daisy, ox-eyed daisy, marguerite, moon daisy, white daisy, Leucanthemum vulgare, Chrysanthemum leucanthemum
oxeye daisy, Leucanthemum maximum, Chrysanthemum maximum
shasta daisy, Leucanthemum superbum, Chrysanthemum maximum maximum
Pyrenees daisy, Leucanthemum lacustre, Chrysanthemum lacustre
north island edelweiss, Leucogenes leontopodium
blazing star, button snakeroot, gayfeather, gay-feather, snakeroot
dotted gayfeather, Liatris punctata
dense blazing star, Liatris pycnostachya
Texas star, Lindheimera texana
African daisy, yellow ageratum, Lonas inodora, Lonas annua
tahoka daisy, tansy leaf aster, Machaeranthera tanacetifolia
sticky aster, Machaeranthera bigelovii
Mojave aster, Machaeranthera tortifoloia
tarweed
sweet false chamomile, wild chamomile, German chamomile, Matricaria recutita, Matricaria chamomilla
pineapple weed, rayless chamomile, Matricaria matricarioides
climbing hempweed, climbing boneset, wild climbing hempweed, climbing hemp-vine, Mikania scandens
mutisia
rattlesnake root
white lettuce, cankerweed, Nabalus alba, Prenanthes alba
daisybush, daisy-bush, daisy bush
New Zealand daisybush, Olearia haastii
cotton thistle, woolly thistle, Scotch thistle, Onopordum acanthium, Onopordon acanthium
othonna
cascade everlasting, Ozothamnus secundiflorus, Helichrysum secundiflorum
butterweed
American feverfew, wild quinine, prairie dock, Parthenium integrifolium
cineraria, Pericallis cruenta, Senecio cruentus
florest's cineraria, Pericallis hybrida
butterbur, bog rhubarb, Petasites hybridus, Petasites vulgaris
winter heliotrope, sweet coltsfoot, Petasites fragrans
sweet coltsfoot, Petasites sagitattus
oxtongue, bristly oxtongue, bitterweed, bugloss, Picris echioides
hawkweed
mouse-ear hawkweed, Pilosella officinarum, Hieracium pilocella
stevia
rattlesnake root, Prenanthes purpurea
fleabane, feabane mullet, Pulicaria dysenterica
sheep plant, vegetable sheep, Raoulia lutescens, Raoulia australis
coneflower
Mexican hat, Ratibida columnaris
long-head coneflower, prairie coneflower, Ratibida columnifera
prairie coneflower, Ratibida tagetes
Swan River everlasting, rhodanthe, Rhodanthe manglesii, Helipterum manglesii
coneflower
black-eyed Susan, Rudbeckia hirta, Rudbeckia serotina
cutleaved coneflower, Rudbeckia laciniata
golden glow, double gold, hortensia, Rudbeckia laciniata hortensia
lavender cotton, Santolina chamaecyparissus
creeping zinnia, Sanvitalia procumbens
golden thistle
Spanish oyster plant, Scolymus hispanicus
nodding groundsel, Senecio bigelovii
dusty miller, Senecio cineraria, Cineraria maritima
butterweed, ragwort, Senecio glabellus
ragwort, tansy ragwort, ragweed, benweed, Senecio jacobaea
arrowleaf groundsel, Senecio triangularis
black salsify, viper's grass, scorzonera, Scorzonera hispanica
white-topped aster
narrow-leaved white-topped aster
silver sage, silver sagebrush, grey sage, gray sage, Seriphidium canum, Artemisia cana
sea wormwood, Seriphidium maritimum, Artemisia maritima
sawwort, Serratula tinctoria
rosinweed, Silphium laciniatum
milk thistle, lady's thistle, Our Lady's mild thistle, holy thistle, blessed thistle, Silybum marianum
goldenrod
silverrod, Solidago bicolor
meadow goldenrod, Canadian goldenrod, Solidago canadensis
Missouri goldenrod, Solidago missouriensis
alpine goldenrod, Solidago multiradiata
grey goldenrod, gray goldenrod, Solidago nemoralis
Blue Mountain tea, sweet goldenrod, Solidago odora
dyer's weed, Solidago rugosa
seaside goldenrod, beach goldenrod, Solidago sempervirens
narrow goldenrod, Solidago spathulata
Boott's goldenrod
Elliott's goldenrod
Ohio goldenrod
rough-stemmed goldenrod
showy goldenrod
tall goldenrod
zigzag goldenrod, broad leaved goldenrod
sow thistle, milk thistle
milkweed, Sonchus oleraceus
stevia
stokes' aster, cornflower aster, Stokesia laevis
marigold
African marigold, big marigold, Aztec marigold, Tagetes erecta
French marigold, Tagetes patula
painted daisy, pyrethrum, Tanacetum coccineum, Chrysanthemum coccineum
pyrethrum, Dalmatian pyrethrum, Dalmatia pyrethrum, Tanacetum cinerariifolium, Chrysanthemum cinerariifolium
northern dune tansy, Tanacetum douglasii
feverfew, Tanacetum parthenium, Chrysanthemum parthenium
dusty miller, silver-lace, silver lace, Tanacetum ptarmiciflorum, Chrysanthemum ptarmiciflorum
tansy, golden buttons, scented fern, Tanacetum vulgare
dandelion, blowball
common dandelion, Taraxacum ruderalia, Taraxacum officinale
dandelion green
Russian dandelion, kok-saghyz, kok-sagyz, Taraxacum kok-saghyz
stemless hymenoxys, Tetraneuris acaulis, Hymenoxys acaulis
Mexican sunflower, tithonia
Easter daisy, stemless daisy, Townsendia Exscapa
yellow salsify, Tragopogon dubius
salsify, oyster plant, vegetable oyster, Tragopogon porrifolius
meadow salsify, goatsbeard, shepherd's clock, Tragopogon pratensis
scentless camomile, scentless false camomile, scentless mayweed, scentless hayweed, corn mayweed, Tripleurospermum inodorum, Matricaria inodorum
turfing daisy, Tripleurospermum tchihatchewii, Matricaria tchihatchewii
coltsfoot, Tussilago farfara
ursinia
crownbeard, crown-beard, crown beard
wingstem, golden ironweed, yellow ironweed, golden honey plant, Verbesina alternifolia, Actinomeris alternifolia
cowpen daisy, golden crownbeard, golden crown beard, butter daisy, Verbesina encelioides, Ximenesia encelioides
gravelweed, Verbesina helianthoides
Virginia crownbeard, frostweed, frost-weed, Verbesina virginica
ironweed, vernonia
mule's ears, Wyethia amplexicaulis
white-rayed mule's ears, Wyethia helianthoides
cocklebur, cockle-bur, cockleburr, cockle-burr
xeranthemum
immortelle, Xeranthemum annuum
zinnia, old maid, old maid flower
white zinnia, Zinnia acerosa
little golden zinnia, Zinnia grandiflora
blazing star, Mentzelia livicaulis, Mentzelia laevicaulis
bartonia, Mentzelia lindleyi
achene
samara, key fruit, key
campanula, bellflower
creeping bellflower, Campanula rapunculoides
Canterbury bell, cup and saucer, Campanula medium
tall bellflower, Campanula americana
marsh bellflower, Campanula aparinoides
clustered bellflower, Campanula glomerata
peach bells, peach bell, willow bell, Campanula persicifolia
chimney plant, chimney bellflower, Campanula pyramidalis
rampion, rampion bellflower, Campanula rapunculus
tussock bellflower, spreading bellflower, Campanula carpatica
orchid, orchidaceous plant
orchis
male orchis, early purple orchid, Orchis mascula
butterfly orchid, butterfly orchis, Orchis papilionaceae
showy orchis, purple orchis, purple-hooded orchis, Orchis spectabilis
aerides
angrecum
jewel orchid
puttyroot, adam-and-eve, Aplectrum hyemale
arethusa
bog rose, wild pink, dragon's mouth, Arethusa bulbosa
bletia
Bletilla striata, Bletia striata
brassavola
spider orchid, Brassia lawrenceana
spider orchid, Brassia verrucosa
caladenia
calanthe
grass pink, Calopogon pulchellum, Calopogon tuberosum
calypso, fairy-slipper, Calypso bulbosa
cattleya
helleborine
red helleborine, Cephalanthera rubra
spreading pogonia, funnel-crest rosebud orchid, Cleistes divaricata, Pogonia divaricata
rosebud orchid, Cleistes rosea, Pogonia rosea
satyr orchid, Coeloglossum bracteatum
frog orchid, Coeloglossum viride
coelogyne
coral root
spotted coral root, Corallorhiza maculata
striped coral root, Corallorhiza striata
early coral root, pale coral root, Corallorhiza trifida
swan orchid, swanflower, swan-flower, swanneck, swan-neck
cymbid, cymbidium
cypripedia
lady's slipper, lady-slipper, ladies' slipper, slipper orchid
moccasin flower, nerveroot, Cypripedium acaule
common lady's-slipper, showy lady's-slipper, showy lady slipper, Cypripedium reginae, Cypripedium album
ram's-head, ram's-head lady's slipper, Cypripedium arietinum
yellow lady's slipper, yellow lady-slipper, Cypripedium calceolus, Cypripedium parviflorum
large yellow lady's slipper, Cypripedium calceolus pubescens
California lady's slipper, Cypripedium californicum
clustered lady's slipper, Cypripedium fasciculatum
mountain lady's slipper, Cypripedium montanum
marsh orchid
common spotted orchid, Dactylorhiza fuchsii, Dactylorhiza maculata fuchsii
dendrobium
disa
phantom orchid, snow orchid, Eburophyton austinae
tulip orchid, Encyclia citrina, Cattleya citrina
butterfly orchid, Encyclia tampensis, Epidendrum tampense
butterfly orchid, butterfly orchis, Epidendrum venosum, Encyclia venosa
epidendron
helleborine
Epipactis helleborine
stream orchid, chatterbox, giant helleborine, Epipactis gigantea
tongueflower, tongue-flower
rattlesnake plantain, helleborine
fragrant orchid, Gymnadenia conopsea
short-spurred fragrant orchid, Gymnadenia odoratissima
fringed orchis, fringed orchid
frog orchid
rein orchid, rein orchis
bog rein orchid, bog candles, Habenaria dilatata
white fringed orchis, white fringed orchid, Habenaria albiflora
elegant Habenaria, Habenaria elegans
purple-fringed orchid, purple-fringed orchis, Habenaria fimbriata
coastal rein orchid, Habenaria greenei
Hooker's orchid, Habenaria hookeri
ragged orchid, ragged orchis, ragged-fringed orchid, green fringed orchis, Habenaria lacera
prairie orchid, prairie white-fringed orchis, Habenaria leucophaea
snowy orchid, Habenaria nivea
round-leaved rein orchid, Habenaria orbiculata
purple fringeless orchid, purple fringeless orchis, Habenaria peramoena
purple-fringed orchid, purple-fringed orchis, Habenaria psycodes
Alaska rein orchid, Habenaria unalascensis
crested coral root, Hexalectris spicata
Texas purple spike, Hexalectris warnockii
lizard orchid, Himantoglossum hircinum
laelia
liparis
twayblade
fen orchid, fen orchis, Liparis loeselii
broad-leaved twayblade, Listera convallarioides
lesser twayblade, Listera cordata
twayblade, Listera ovata
green adder's mouth, Malaxis-unifolia, Malaxis ophioglossoides
masdevallia
maxillaria
pansy orchid
odontoglossum
oncidium, dancing lady orchid, butterfly plant, butterfly orchid
bee orchid, Ophrys apifera
fly orchid, Ophrys insectifera, Ophrys muscifera
spider orchid
early spider orchid, Ophrys sphegodes
Venus' slipper, Venus's slipper, Venus's shoe
phaius
moth orchid, moth plant
butterfly plant, Phalaenopsis amabilis
rattlesnake orchid
lesser butterfly orchid, Platanthera bifolia, Habenaria bifolia
greater butterfly orchid, Platanthera chlorantha, Habenaria chlorantha
prairie white-fringed orchid, Platanthera leucophea
tangle orchid
Indian crocus
pleurothallis
pogonia
butterfly orchid
Psychopsis krameriana, Oncidium papilio kramerianum
Psychopsis papilio, Oncidium papilio
helmet orchid, greenhood
foxtail orchid
orange-blossom orchid, Sarcochilus falcatus
sobralia
ladies' tresses, lady's tresses
screw augur, Spiranthes cernua
hooded ladies' tresses, Spiranthes romanzoffiana
western ladies' tresses, Spiranthes porrifolia
European ladies' tresses, Spiranthes spiralis
stanhopea
stelis
fly orchid
vanda
blue orchid, Vanda caerulea
vanilla
vanilla orchid, Vanilla planifolia
yam, yam plant
yam
white yam, water yam, Dioscorea alata
cinnamon vine, Chinese yam, Dioscorea batata
elephant's-foot, tortoise plant, Hottentot bread vine, Hottentot's bread vine, Dioscorea elephantipes
wild yam, Dioscorea paniculata
cush-cush, Dioscorea trifida
black bryony, black bindweed, Tamus communis
primrose, primula
English primrose, Primula vulgaris
cowslip, paigle, Primula veris
oxlip, paigle, Primula elatior
Chinese primrose, Primula sinensis
polyanthus, Primula polyantha
pimpernel
scarlet pimpernel, red pimpernel, poor man's weatherglass, Anagallis arvensis
bog pimpernel, Anagallis tenella
chaffweed, bastard pimpernel, false pimpernel
cyclamen, Cyclamen purpurascens
sowbread, Cyclamen hederifolium, Cyclamen neopolitanum
sea milkwort, sea trifoly, black saltwort, Glaux maritima
featherfoil, feather-foil
water gillyflower, American featherfoil, Hottonia inflata
water violet, Hottonia palustris
loosestrife
gooseneck loosestrife, Lysimachia clethroides Duby
yellow pimpernel, Lysimachia nemorum
fringed loosestrife, Lysimachia ciliatum
moneywort, creeping Jenny, creeping Charlie, Lysimachia nummularia
swamp candles, Lysimachia terrestris
whorled loosestrife, Lysimachia quadrifolia
water pimpernel
brookweed, Samolus valerandii
brookweed, Samolus parviflorus, Samolus floribundus
coralberry, spiceberry, Ardisia crenata
marlberry, Ardisia escallonoides, Ardisia paniculata
plumbago
leadwort, Plumbago europaea
thrift
sea lavender, marsh rosemary, statice
barbasco, joewood, Jacquinia keyensis
gramineous plant, graminaceous plant
grass
midgrass
shortgrass, short-grass
sword grass
tallgrass, tall-grass
herbage, pasturage
goat grass, Aegilops triuncalis
wheatgrass, wheat-grass
crested wheatgrass, crested wheat grass, fairway crested wheat grass, Agropyron cristatum
bearded wheatgrass, Agropyron subsecundum
western wheatgrass, bluestem wheatgrass, Agropyron smithii
intermediate wheatgrass, Agropyron intermedium, Elymus hispidus
slender wheatgrass, Agropyron trachycaulum, Agropyron pauciflorum, Elymus trachycaulos
velvet bent, velvet bent grass, brown bent, Rhode Island bent, dog bent, Agrostis canina
cloud grass, Agrostis nebulosa
meadow foxtail, Alopecurus pratensis
foxtail, foxtail grass
broom grass
broom sedge, Andropogon virginicus
tall oat grass, tall meadow grass, evergreen grass, false oat, French rye, Arrhenatherum elatius
toetoe, toitoi, Arundo conspicua, Chionochloa conspicua
oat
cereal oat, Avena sativa
wild oat, wild oat grass, Avena fatua
slender wild oat, Avena barbata
wild red oat, animated oat, Avene sterilis
brome, bromegrass
chess, cheat, Bromus secalinus
field brome, Bromus arvensis
grama, grama grass, gramma, gramma grass
black grama, Bouteloua eriopoda
buffalo grass, Buchloe dactyloides
reed grass
feather reed grass, feathertop, Calamagrostis acutiflora
Australian reed grass, Calamagrostic quadriseta
burgrass, bur grass
buffel grass, Cenchrus ciliaris, Pennisetum cenchroides
Rhodes grass, Chloris gayana
pampas grass, Cortaderia selloana
giant star grass, Cynodon plectostachyum
orchard grass, cocksfoot, cockspur, Dactylis glomerata
Egyptian grass, crowfoot grass, Dactyloctenium aegypticum
crabgrass, crab grass, finger grass
smooth crabgrass, Digitaria ischaemum
large crabgrass, hairy finger grass, Digitaria sanguinalis
barnyard grass, barn grass, barn millet, Echinochloa crusgalli
Japanese millet, billion-dollar grass, Japanese barnyard millet, sanwa millet, Echinochloa frumentacea
yardgrass, yard grass, wire grass, goose grass, Eleusine indica
finger millet, ragi, ragee, African millet, coracan, corakan, kurakkan, Eleusine coracana
lyme grass
wild rye
giant ryegrass, Elymus condensatus, Leymus condensatus
sea lyme grass, European dune grass, Elymus arenarius, Leymus arenaria
Canada wild rye, Elymus canadensis
teff, teff grass, Eragrostis tef, Eragrostic abyssinica
weeping love grass, African love grass, Eragrostis curvula
plume grass
Ravenna grass, wool grass, Erianthus ravennae
fescue, fescue grass, meadow fescue, Festuca elatior
reed meadow grass, Glyceria grandis
velvet grass, Yorkshire fog, Holcus lanatus
creeping soft grass, Holcus mollis
barleycorn
barley grass, wall barley, Hordeum murinum
little barley, Hordeum pusillum
rye grass, ryegrass
perennial ryegrass, English ryegrass, Lolium perenne
Italian ryegrass, Italian rye, Lolium multiflorum
darnel, tare, bearded darnel, cheat, Lolium temulentum
nimblewill, nimble Will, Muhlenbergia schreberi
cultivated rice, Oryza sativa
ricegrass, rice grass
smilo, smilo grass, Oryzopsis miliacea
switch grass, Panicum virgatum
broomcorn millet, hog millet, Panicum miliaceum
goose grass, Texas millet, Panicum Texanum
dallisgrass, dallis grass, paspalum, Paspalum dilatatum
Bahia grass, Paspalum notatum
knotgrass, Paspalum distichum
fountain grass, Pennisetum ruppelii, Pennisetum setaceum
reed canary grass, gardener's garters, lady's laces, ribbon grass, Phalaris arundinacea
canary grass, birdseed grass, Phalaris canariensis
timothy, herd's grass, Phleum pratense
bluegrass, blue grass
meadowgrass, meadow grass
wood meadowgrass, Poa nemoralis, Agrostis alba
noble cane
munj, munja, Saccharum bengalense, Saccharum munja
broom beard grass, prairie grass, wire grass, Andropogon scoparius, Schizachyrium scoparium
bluestem, blue stem, Andropogon furcatus, Andropogon gerardii
rye, Secale cereale
bristlegrass, bristle grass
giant foxtail
yellow bristlegrass, yellow bristle grass, yellow foxtail, glaucous bristlegrass, Setaria glauca
green bristlegrass, green foxtail, rough bristlegrass, bottle-grass, bottle grass, Setaria viridis
Siberian millet, Setaria italica rubrofructa
German millet, golden wonder millet, Setaria italica stramineofructa
millet
rattan, rattan cane
malacca
reed
sorghum
grain sorghum
durra, doura, dourah, Egyptian corn, Indian millet, Guinea corn
feterita, federita, Sorghum vulgare caudatum
hegari
kaoliang
milo, milo maize
shallu, Sorghum vulgare rosburghii
broomcorn, Sorghum vulgare technicum
cordgrass, cord grass
salt reed grass, Spartina cynosuroides
prairie cordgrass, freshwater cordgrass, slough grass, Spartina pectinmata
smut grass, blackseed, carpet grass, Sporobolus poiretii
sand dropseed, Sporobolus cryptandrus
rush grass, rush-grass
St. Augustine grass, Stenotaphrum secundatum, buffalo grass
grain
cereal, cereal grass
wheat
wheat berry
durum, durum wheat, hard wheat, Triticum durum, Triticum turgidum, macaroni wheat
spelt, Triticum spelta, Triticum aestivum spelta
emmer, starch wheat, two-grain spelt, Triticum dicoccum
wild wheat, wild emmer, Triticum dicoccum dicoccoides
corn, maize, Indian corn, Zea mays
mealie
corn
dent corn, Zea mays indentata
flint corn, flint maize, Yankee corn, Zea mays indurata
popcorn, Zea mays everta
zoysia
Manila grass, Japanese carpet grass, Zoysia matrella
Korean lawn grass, Japanese lawn grass, Zoysia japonica
bamboo
common bamboo, Bambusa vulgaris
giant bamboo, kyo-chiku, Dendrocalamus giganteus
umbrella plant, umbrella sedge, Cyperus alternifolius
chufa, yellow nutgrass, earth almond, ground almond, rush nut, Cyperus esculentus
galingale, galangal, Cyperus longus
nutgrass, nut grass, nutsedge, nut sedge, Cyperus rotundus
sand sedge, sand reed, Carex arenaria
cypress sedge, Carex pseudocyperus
cotton grass, cotton rush
common cotton grass, Eriophorum angustifolium
hardstem bulrush, hardstemmed bulrush, Scirpus acutus
wool grass, Scirpus cyperinus
spike rush
water chestnut, Chinese water chestnut, Eleocharis dulcis
needle spike rush, needle rush, slender spike rush, hair grass, Eleocharis acicularis
creeping spike rush, Eleocharis palustris
pandanus, screw pine
textile screw pine, lauhala, Pandanus tectorius
cattail
cat's-tail, bullrush, bulrush, nailrod, reed mace, reedmace, Typha latifolia
bur reed
grain, caryopsis
kernel
rye
gourd, gourd vine
gourd
pumpkin, pumpkin vine, autumn pumpkin, Cucurbita pepo
squash, squash vine
summer squash, summer squash vine, Cucurbita pepo melopepo
yellow squash
marrow, marrow squash, vegetable marrow
zucchini, courgette
cocozelle, Italian vegetable marrow
cymling, pattypan squash
spaghetti squash
winter squash, winter squash plant
acorn squash
hubbard squash, Cucurbita maxima
turban squash, Cucurbita maxima turbaniformis
buttercup squash
butternut squash, Cucurbita maxima
winter crookneck, winter crookneck squash, Cucurbita moschata
cushaw, Cucurbita mixta, Cucurbita argyrosperma
prairie gourd, prairie gourd vine, Missouri gourd, wild pumpkin, buffalo gourd, calabazilla, Cucurbita foetidissima
prairie gourd
bryony, briony
white bryony, devil's turnip, Bryonia alba
sweet melon, muskmelon, sweet melon vine, Cucumis melo
cantaloupe, cantaloup, cantaloupe vine, cantaloup vine, Cucumis melo cantalupensis
winter melon, Persian melon, honeydew melon, winter melon vine, Cucumis melo inodorus
net melon, netted melon, nutmeg melon, Cucumis melo reticulatus
cucumber, cucumber vine, Cucumis sativus
squirting cucumber, exploding cucumber, touch-me-not, Ecballium elaterium
bottle gourd, calabash, Lagenaria siceraria
luffa, dishcloth gourd, sponge gourd, rag gourd, strainer vine
loofah, vegetable sponge, Luffa cylindrica
angled loofah, sing-kwa, Luffa acutangula
loofa, loofah, luffa, loufah sponge
balsam apple, Momordica balsamina
balsam pear, Momordica charantia
lobelia
water lobelia, Lobelia dortmanna
mallow
musk mallow, mus rose, Malva moschata
common mallow, Malva neglecta
okra, gumbo, okra plant, lady's-finger, Abelmoschus esculentus, Hibiscus esculentus
okra
abelmosk, musk mallow, Abelmoschus moschatus, Hibiscus moschatus
flowering maple
velvetleaf, velvet-leaf, velvetweed, Indian mallow, butter-print, China jute, Abutilon theophrasti
hollyhock
rose mallow, Alcea rosea, Althea rosea
althea, althaea, hollyhock
marsh mallow, white mallow, Althea officinalis
poppy mallow
fringed poppy mallow, Callirhoe digitata
purple poppy mallow, Callirhoe involucrata
clustered poppy mallow, Callirhoe triangulata
sea island cotton, tree cotton, Gossypium barbadense
Levant cotton, Gossypium herbaceum
upland cotton, Gossypium hirsutum
Peruvian cotton, Gossypium peruvianum
wild cotton, Arizona wild cotton, Gossypium thurberi
kenaf, kanaf, deccan hemp, bimli, bimli hemp, Indian hemp, Bombay hemp, Hibiscus cannabinus
sorrel tree, Hibiscus heterophyllus
rose mallow, swamp mallow, common rose mallow, swamp rose mallow, Hibiscus moscheutos
cotton rose, Confederate rose, Confederate rose mallow, Hibiscus mutabilis
roselle, rozelle, sorrel, red sorrel, Jamaica sorrel, Hibiscus sabdariffa
mahoe, majagua, mahagua, balibago, purau, Hibiscus tiliaceus
flower-of-an-hour, flowers-of-an-hour, bladder ketmia, black-eyed Susan, Hibiscus trionum
lacebark, ribbonwood, houhere, Hoheria populnea
wild hollyhock, Iliamna remota, Sphaeralcea remota
mountain hollyhock, Iliamna ruvularis, Iliamna acerifolia
seashore mallow
salt marsh mallow, Kosteletzya virginica
chaparral mallow, Malacothamnus fasciculatus, Sphaeralcea fasciculata
malope, Malope trifida
false mallow
waxmallow, wax mallow, sleeping hibiscus
glade mallow, Napaea dioica
pavonia
ribbon tree, ribbonwood, Plagianthus regius, Plagianthus betulinus
bush hibiscus, Radyera farragei, Hibiscus farragei
Virginia mallow, Sida hermaphrodita
Queensland hemp, jellyleaf, Sida rhombifolia
Indian mallow, Sida spinosa
checkerbloom, wild hollyhock, Sidalcea malviflora
globe mallow, false mallow
prairie mallow, red false mallow, Sphaeralcea coccinea, Malvastrum coccineum
tulipwood tree
portia tree, bendy tree, seaside mahoe, Thespesia populnea
red silk-cotton tree, simal, Bombax ceiba, Bombax malabarica
cream-of-tartar tree, sour gourd, Adansonia gregorii
baobab, monkey-bread tree, Adansonia digitata
kapok, ceiba tree, silk-cotton tree, white silk-cotton tree, Bombay ceiba, God tree, Ceiba pentandra
durian, durion, durian tree, Durio zibethinus
Montezuma
shaving-brush tree, Pseudobombax ellipticum
quandong, quandong tree, Brisbane quandong, silver quandong tree, blue fig, Elaeocarpus grandis
quandong, blue fig
makomako, New Zealand wine berry, wineberry, Aristotelia serrata, Aristotelia racemosa
Jamaican cherry, calabur tree, calabura, silk wood, silkwood, Muntingia calabura
breakax, breakaxe, break-axe, Sloanea jamaicensis
sterculia
Panama tree, Sterculia apetala
kalumpang, Java olives, Sterculia foetida
bottle-tree, bottle tree
flame tree, flame durrajong, Brachychiton acerifolius, Sterculia acerifolia
flame tree, broad-leaved bottletree, Brachychiton australis
kurrajong, currajong, Brachychiton populneus
Queensland bottletree, narrow-leaved bottletree, Brachychiton rupestris, Sterculia rupestris
kola, kola nut, kola nut tree, goora nut, Cola acuminata
kola nut, cola nut
Chinese parasol tree, Chinese parasol, Japanese varnish tree, phoenix tree, Firmiana simplex
flannelbush, flannel bush, California beauty
screw tree
nut-leaved screw tree, Helicteres isora
red beech, brown oak, booyong, crow's foot, stave wood, silky elm, Heritiera trifoliolata, Terrietia trifoliolata
looking glass tree, Heritiera macrophylla
looking-glass plant, Heritiera littoralis
honey bell, honeybells, Hermannia verticillata, Mahernia verticillata
mayeng, maple-leaved bayur, Pterospermum acerifolium
silver tree, Tarrietia argyrodendron
cacao, cacao tree, chocolate tree, Theobroma cacao
obeche, obechi, arere, samba, Triplochiton scleroxcylon
linden, linden tree, basswood, lime, lime tree
American basswood, American lime, Tilia americana
small-leaved linden, small-leaved lime, Tilia cordata
white basswood, cottonwood, Tilia heterophylla
Japanese linden, Japanese lime, Tilia japonica
silver lime, silver linden, Tilia tomentosa
corchorus
African hemp, Sparmannia africana
herb, herbaceous plant
protea
honeypot, king protea, Protea cynaroides
honeyflower, honey-flower, Protea mellifera
banksia
honeysuckle, Australian honeysuckle, coast banksia, Banksia integrifolia
smoke bush
Chilean firebush, Chilean flameflower, Embothrium coccineum
Chilean nut, Chile nut, Chile hazel, Chilean hazelnut, Guevina heterophylla, Guevina avellana
grevillea
red-flowered silky oak, Grevillea banksii
silky oak, Grevillea robusta
beefwood, Grevillea striata
cushion flower, pincushion hakea, Hakea laurina
rewa-rewa, New Zealand honeysuckle
honeyflower, honey-flower, mountain devil, Lambertia formosa
silver tree, Leucadendron argenteum
lomatia
macadamia, macadamia tree
Macadamia integrifolia
macadamia nut, macadamia nut tree, Macadamia ternifolia
Queensland nut, Macadamia tetraphylla
prickly ash, Orites excelsa
geebung
wheel tree, firewheel tree, Stenocarpus sinuatus
scrub beefwood, beefwood, Stenocarpus salignus
waratah, Telopea Oreades
waratah, Telopea speciosissima
casuarina
she-oak
beefwood
Australian pine, Casuarina equisetfolia
heath
tree heath, briar, brier, Erica arborea
briarroot
winter heath, spring heath, Erica carnea
bell heather, heather bell, fine-leaved heath, Erica cinerea
Cornish heath, Erica vagans
Spanish heath, Portuguese heath, Erica lusitanica
Prince-of-Wales'-heath, Prince of Wales heath, Erica perspicua
bog rosemary, moorwort, Andromeda glaucophylla
marsh andromeda, common bog rosemary, Andromeda polifolia
madrona, madrono, manzanita, Arbutus menziesii
strawberry tree, Irish strawberry, Arbutus unedo
bearberry
alpine bearberry, black bearberry, Arctostaphylos alpina
heartleaf manzanita, Arctostaphylos andersonii)",
R"(Parry manzanita, Arctostaphylos manzanita
spike heath, Bruckenthalia spiculifolia
bryanthus
leatherleaf, Chamaedaphne calyculata
Connemara heath, St. Dabeoc's heath, Daboecia cantabrica
trailing arbutus, mayflower, Epigaea repens
creeping snowberry, moxie plum, maidenhair berry, Gaultheria hispidula
salal, shallon, Gaultheria shallon
huckleberry
black huckleberry, Gaylussacia baccata
dangleberry, dangle-berry, Gaylussacia frondosa
box huckleberry, Gaylussacia brachycera
kalmia
mountain laurel, wood laurel, American laurel, calico bush, Kalmia latifolia
swamp laurel, bog laurel, bog kalmia, Kalmia polifolia
trapper's tea, glandular Labrador tea
wild rosemary, marsh tea, Ledum palustre
sand myrtle, Leiophyllum buxifolium
leucothoe
dog laurel, dog hobble, switch-ivy, Leucothoe fontanesiana, Leucothoe editorum
sweet bells, Leucothoe racemosa
alpine azalea, mountain azalea, Loiseleuria procumbens
staggerbush, stagger bush, Lyonia mariana
maleberry, male berry, privet andromeda, he-huckleberry, Lyonia ligustrina
fetterbush, fetter bush, shiny lyonia, Lyonia lucida
false azalea, fool's huckleberry, Menziesia ferruginea
minniebush, minnie bush, Menziesia pilosa
sorrel tree, sourwood, titi, Oxydendrum arboreum
mountain heath, Phyllodoce caerulea, Bryanthus taxifolius
purple heather, Brewer's mountain heather, Phyllodoce breweri
fetterbush, mountain fetterbush, mountain andromeda, Pieris floribunda
rhododendron
coast rhododendron, Rhododendron californicum
rosebay, Rhododendron maxima
swamp azalea, swamp honeysuckle, white honeysuckle, Rhododendron viscosum
azalea
cranberry
American cranberry, large cranberry, Vaccinium macrocarpon
European cranberry, small cranberry, Vaccinium oxycoccus
blueberry, blueberry bush
farkleberry, sparkleberry, Vaccinium arboreum
low-bush blueberry, low blueberry, Vaccinium angustifolium, Vaccinium pennsylvanicum
rabbiteye blueberry, rabbit-eye blueberry, rabbiteye, Vaccinium ashei
dwarf bilberry, dwarf blueberry, Vaccinium caespitosum
evergreen blueberry, Vaccinium myrsinites
evergreen huckleberry, Vaccinium ovatum
bilberry, thin-leaved bilberry, mountain blue berry, Viccinium membranaceum
bilberry, whortleberry, whinberry, blaeberry, Viccinium myrtillus
bog bilberry, bog whortleberry, moor berry, Vaccinium uliginosum alpinum
dryland blueberry, dryland berry, Vaccinium pallidum
grouseberry, grouse-berry, grouse whortleberry, Vaccinium scoparium
deerberry, squaw huckleberry, Vaccinium stamineum
cowberry, mountain cranberry, lingonberry, lingenberry, lingberry, foxberry, Vaccinium vitis-idaea
diapensia
galax, galaxy, wandflower, beetleweed, coltsfoot, Galax urceolata
pyxie, pixie, pixy, Pyxidanthera barbulata
shortia
oconee bells, Shortia galacifolia
Australian heath
epacris
common heath, Epacris impressa
common heath, blunt-leaf heath, Epacris obtusifolia
Port Jackson heath, Epacris purpurascens
native cranberry, groundberry, ground-berry, cranberry heath, Astroloma humifusum, Styphelia humifusum
pink fivecorner, Styphelia triflora
wintergreen, pyrola
false wintergreen, Pyrola americana, Pyrola rotundifolia americana
lesser wintergreen, Pyrola minor
wild lily of the valley, shinleaf, Pyrola elliptica
wild lily of the valley, Pyrola rotundifolia
pipsissewa, prince's pine
love-in-winter, western prince's pine, Chimaphila umbellata, Chimaphila corymbosa
one-flowered wintergreen, one-flowered pyrola, Moneses uniflora, Pyrola uniflora
Indian pipe, waxflower, Monotropa uniflora
pinesap, false beachdrops, Monotropa hypopithys
beech, beech tree
common beech, European beech, Fagus sylvatica
copper beech, purple beech, Fagus sylvatica atropunicea, Fagus purpurea, Fagus sylvatica purpurea
American beech, white beech, red beech, Fagus grandifolia, Fagus americana
weeping beech, Fagus pendula, Fagus sylvatica pendula
Japanese beech
chestnut, chestnut tree
American chestnut, American sweet chestnut, Castanea dentata
European chestnut, sweet chestnut, Spanish chestnut, Castanea sativa
Chinese chestnut, Castanea mollissima
Japanese chestnut, Castanea crenata
Allegheny chinkapin, eastern chinquapin, chinquapin, dwarf chestnut, Castanea pumila
Ozark chinkapin, Ozark chinquapin, chinquapin, Castanea ozarkensis
oak chestnut
giant chinkapin, golden chinkapin, Chrysolepis chrysophylla, Castanea chrysophylla, Castanopsis chrysophylla
dwarf golden chinkapin, Chrysolepis sempervirens
tanbark oak, Lithocarpus densiflorus
Japanese oak, Lithocarpus glabra, Lithocarpus glaber
southern beech, evergreen beech
myrtle beech, Nothofagus cuninghamii
Coigue, Nothofagus dombeyi
New Zealand beech
silver beech, Nothofagus menziesii
roble beech, Nothofagus obliqua
rauli beech, Nothofagus procera
black beech, Nothofagus solanderi
hard beech, Nothofagus truncata
acorn
cupule, acorn cup
oak, oak tree
live oak
coast live oak, California live oak, Quercus agrifolia
white oak
American white oak, Quercus alba
Arizona white oak, Quercus arizonica
swamp white oak, swamp oak, Quercus bicolor
European turkey oak, turkey oak, Quercus cerris
canyon oak, canyon live oak, maul oak, iron oak, Quercus chrysolepis
scarlet oak, Quercus coccinea
jack oak, northern pin oak, Quercus ellipsoidalis
red oak
southern red oak, swamp red oak, turkey oak, Quercus falcata
Oregon white oak, Oregon oak, Garry oak, Quercus garryana
holm oak, holm tree, holly-leaved oak, evergreen oak, Quercus ilex
bear oak, Quercus ilicifolia
shingle oak, laurel oak, Quercus imbricaria
bluejack oak, turkey oak, Quercus incana
California black oak, Quercus kelloggii
American turkey oak, turkey oak, Quercus laevis
laurel oak, pin oak, Quercus laurifolia
California white oak, valley oak, valley white oak, roble, Quercus lobata
overcup oak, Quercus lyrata
bur oak, burr oak, mossy-cup oak, mossycup oak, Quercus macrocarpa
scrub oak
blackjack oak, blackjack, jack oak, Quercus marilandica
swamp chestnut oak, Quercus michauxii
Japanese oak, Quercus mongolica, Quercus grosseserrata
chestnut oak
chinquapin oak, chinkapin oak, yellow chestnut oak, Quercus muehlenbergii
myrtle oak, seaside scrub oak, Quercus myrtifolia
water oak, possum oak, Quercus nigra
Nuttall oak, Nuttall's oak, Quercus nuttalli
durmast, Quercus petraea, Quercus sessiliflora
basket oak, cow oak, Quercus prinus, Quercus montana
pin oak, swamp oak, Quercus palustris
willow oak, Quercus phellos
dwarf chinkapin oak, dwarf chinquapin oak, dwarf oak, Quercus prinoides
common oak, English oak, pedunculate oak, Quercus robur
northern red oak, Quercus rubra, Quercus borealis
Shumard oak, Shumard red oak, Quercus shumardii
post oak, box white oak, brash oak, iron oak, Quercus stellata
cork oak, Quercus suber
Spanish oak, Quercus texana
huckleberry oak, Quercus vaccinifolia
Chinese cork oak, Quercus variabilis
black oak, yellow oak, quercitron, quercitron oak, Quercus velutina
southern live oak, Quercus virginiana
interior live oak, Quercus wislizenii, Quercus wizlizenii
mast
birch, birch tree
yellow birch, Betula alleghaniensis, Betula leutea
American white birch, paper birch, paperbark birch, canoe birch, Betula cordifolia, Betula papyrifera
grey birch, gray birch, American grey birch, American gray birch, Betula populifolia
silver birch, common birch, European white birch, Betula pendula
downy birch, white birch, Betula pubescens
black birch, river birch, red birch, Betula nigra
sweet birch, cherry birch, black birch, Betula lenta
Yukon white birch, Betula neoalaskana
swamp birch, water birch, mountain birch, Western paper birch, Western birch, Betula fontinalis
Newfoundland dwarf birch, American dwarf birch, Betula glandulosa
alder, alder tree
common alder, European black alder, Alnus glutinosa, Alnus vulgaris
grey alder, gray alder, Alnus incana
seaside alder, Alnus maritima
white alder, mountain alder, Alnus rhombifolia
red alder, Oregon alder, Alnus rubra
speckled alder, Alnus rugosa
smooth alder, hazel alder, Alnus serrulata
green alder, Alnus veridis
green alder, Alnus veridis crispa, Alnus crispa
hornbeam
European hornbeam, Carpinus betulus
American hornbeam, Carpinus caroliniana
hop hornbeam
Old World hop hornbeam, Ostrya carpinifolia
Eastern hop hornbeam, ironwood, ironwood tree, Ostrya virginiana
hazelnut, hazel, hazelnut tree
American hazel, Corylus americana
cobnut, filbert, Corylus avellana, Corylus avellana grandis
beaked hazelnut, Corylus cornuta
centaury
rosita, Centaurium calycosum
lesser centaury, Centaurium minus
seaside centaury
slender centaury
prairie gentian, tulip gentian, bluebell, Eustoma grandiflorum
Persian violet, Exacum affine
columbo, American columbo, deer's-ear, deer's-ears, pyramid plant, American gentian
gentian
gentianella, Gentiana acaulis
closed gentian, blind gentian, bottle gentian, Gentiana andrewsii
explorer's gentian, Gentiana calycosa
closed gentian, blind gentian, Gentiana clausa
great yellow gentian, Gentiana lutea
marsh gentian, calathian violet, Gentiana pneumonanthe
soapwort gentian, Gentiana saponaria
striped gentian, Gentiana villosa
agueweed, ague weed, five-flowered gentian, stiff gentian, Gentianella quinquefolia, Gentiana quinquefolia
felwort, gentianella amarella
fringed gentian
Gentianopsis crinita, Gentiana crinita
Gentianopsis detonsa, Gentiana detonsa
Gentianopsid procera, Gentiana procera
Gentianopsis thermalis, Gentiana thermalis
tufted gentian, Gentianopsis holopetala, Gentiana holopetala
spurred gentian
sabbatia
toothbrush tree, mustard tree, Salvadora persica
olive tree
olive, European olive tree, Olea europaea
olive
black maire, Olea cunninghamii
white maire, Olea lanceolata
fringe tree
fringe bush, Chionanthus virginicus
forestiera
forsythia
ash, ash tree
white ash, Fraxinus Americana
swamp ash, Fraxinus caroliniana
flowering ash, Fraxinus cuspidata
European ash, common European ash, Fraxinus excelsior
Oregon ash, Fraxinus latifolia, Fraxinus oregona
black ash, basket ash, brown ash, hoop ash, Fraxinus nigra
manna ash, flowering ash, Fraxinus ornus
red ash, downy ash, Fraxinus pennsylvanica
green ash, Fraxinus pennsylvanica subintegerrima
blue ash, Fraxinus quadrangulata
mountain ash, Fraxinus texensis
pumpkin ash, Fraxinus tomentosa
Arizona ash, Fraxinus velutina
jasmine
primrose jasmine, Jasminum mesnyi
winter jasmine, Jasminum nudiflorum
common jasmine, true jasmine, jessamine, Jasminum officinale
privet
Amur privet, Ligustrum amurense
Japanese privet, Ligustrum japonicum
Ligustrum obtusifolium
common privet, Ligustrum vulgare
devilwood, American olive, Osmanthus americanus
mock privet
lilac
Himalayan lilac, Syringa emodi
Persian lilac, Syringa persica
Japanese tree lilac, Syringa reticulata, Syringa amurensis japonica
Japanese lilac, Syringa villosa
common lilac, Syringa vulgaris
bloodwort
kangaroo paw, kangaroo's paw, kangaroo's-foot, kangaroo-foot plant, Australian sword lily, Anigozanthus manglesii
Virginian witch hazel, Hamamelis virginiana
vernal witch hazel, Hamamelis vernalis
winter hazel, flowering hazel
fothergilla, witch alder
liquidambar
sweet gum, sweet gum tree, bilsted, red gum, American sweet gum, Liquidambar styraciflua
iron tree, iron-tree, ironwood, ironwood tree
walnut, walnut tree
California black walnut, Juglans californica
butternut, butternut tree, white walnut, Juglans cinerea
black walnut, black walnut tree, black hickory, Juglans nigra
English walnut, English walnut tree, Circassian walnut, Persian walnut, Juglans regia
hickory, hickory tree
water hickory, bitter pecan, water bitternut, Carya aquatica
pignut, pignut hickory, brown hickory, black hickory, Carya glabra
bitternut, bitternut hickory, bitter hickory, bitter pignut, swamp hickory, Carya cordiformis
pecan, pecan tree, Carya illinoensis, Carya illinoinsis
big shellbark, big shellbark hickory, big shagbark, king nut, king nut hickory, Carya laciniosa
nutmeg hickory, Carya myristicaeformis, Carya myristiciformis
shagbark, shagbark hickory, shellbark, shellbark hickory, Carya ovata
mockernut, mockernut hickory, black hickory, white-heart hickory, big-bud hickory, Carya tomentosa
wing nut, wing-nut
Caucasian walnut, Pterocarya fraxinifolia
dhawa, dhava
combretum
hiccup nut, hiccough nut, Combretum bracteosum
bush willow, Combretum appiculatum
bush willow, Combretum erythrophyllum
button tree, button mangrove, Conocarpus erectus
white mangrove, Laguncularia racemosa
oleaster
water milfoil
anchovy pear, anchovy pear tree, Grias cauliflora
brazil nut, brazil-nut tree, Bertholletia excelsa
loosestrife
purple loosestrife, spiked loosestrife, Lythrum salicaria
grass poly, hyssop loosestrife, Lythrum hyssopifolia
crape myrtle, crepe myrtle, crepe flower, Lagerstroemia indica
Queen's crape myrtle, pride-of-India, Lagerstroemia speciosa
myrtaceous tree
myrtle
common myrtle, Myrtus communis
bayberry, bay-rum tree, Jamaica bayberry, wild cinnamon, Pimenta acris
allspice, allspice tree, pimento tree, Pimenta dioica
allspice tree, Pimenta officinalis
sour cherry, Eugenia corynantha
nakedwood, Eugenia dicrana
Surinam cherry, pitanga, Eugenia uniflora
rose apple, rose-apple tree, jambosa, Eugenia jambos
feijoa, feijoa bush
jaboticaba, jaboticaba tree, Myrciaria cauliflora
guava, true guava, guava bush, Psidium guajava
guava, strawberry guava, yellow cattley guava, Psidium littorale
cattley guava, purple strawberry guava, Psidium cattleianum, Psidium littorale longipes
Brazilian guava, Psidium guineense
gum tree, gum
eucalyptus, eucalypt, eucalyptus tree
flooded gum
mallee
stringybark
smoothbark
red gum, peppermint, peppermint gum, Eucalyptus amygdalina
red gum, marri, Eucalyptus calophylla
river red gum, river gum, Eucalyptus camaldulensis, Eucalyptus rostrata
mountain swamp gum, Eucalyptus camphora
snow gum, ghost gum, white ash, Eucalyptus coriacea, Eucalyptus pauciflora
alpine ash, mountain oak, Eucalyptus delegatensis
white mallee, congoo mallee, Eucalyptus dumosa
white stringybark, thin-leaved stringybark, Eucalyptusd eugenioides
white mountain ash, Eucalyptus fraxinoides
blue gum, fever tree, Eucalyptus globulus
rose gum, Eucalypt grandis
cider gum, Eucalypt gunnii
swamp gum, Eucalypt ovata
spotted gum, Eucalyptus maculata
lemon-scented gum, Eucalyptus citriodora, Eucalyptus maculata citriodora
black mallee, black sally, black gum, Eucalytus stellulata
forest red gum, Eucalypt tereticornis
mountain ash, Eucalyptus regnans
manna gum, Eucalyptus viminalis
clove, clove tree, Syzygium aromaticum, Eugenia aromaticum, Eugenia caryophyllatum
clove
tupelo, tupelo tree
water gum, Nyssa aquatica
sour gum, black gum, pepperidge, Nyssa sylvatica
enchanter's nightshade
Circaea lutetiana
willowherb
fireweed, giant willowherb, rosebay willowherb, wickup, Epilobium angustifolium
California fuchsia, humming bird's trumpet, Epilobium canum canum, Zauschneria californica
fuchsia
lady's-eardrop, ladies'-eardrop, lady's-eardrops, ladies'-eardrops, Fuchsia coccinea
evening primrose
common evening primrose, German rampion, Oenothera biennis
sundrops, Oenothera fruticosa
Missouri primrose, Ozark sundrops, Oenothera macrocarpa
pomegranate, pomegranate tree, Punica granatum
mangrove, Rhizophora mangle
daphne
garland flower, Daphne cneorum
spurge laurel, wood laurel, Daphne laureola
mezereon, February daphne, Daphne mezereum
Indian rhododendron, Melastoma malabathricum
Medinilla magnifica
deer grass, meadow beauty
canna
achira, indian shot, arrowroot, Canna indica, Canna edulis
arrowroot, American arrowroot, obedience plant, Maranta arundinaceae
banana, banana tree
dwarf banana, Musa acuminata
Japanese banana, Musa basjoo
plantain, plantain tree, Musa paradisiaca
edible banana, Musa paradisiaca sapientum
abaca, Manila hemp, Musa textilis
Abyssinian banana, Ethiopian banana, Ensete ventricosum, Musa ensete
ginger
common ginger, Canton ginger, stem ginger, Zingiber officinale
turmeric, Curcuma longa, Curcuma domestica
galangal, Alpinia galanga
shellflower, shall-flower, shell ginger, Alpinia Zerumbet, Alpinia speciosa, Languas speciosa
grains of paradise, Guinea grains, Guinea pepper, melagueta pepper, Aframomum melegueta
cardamom, cardamon, Elettaria cardamomum
begonia
fibrous-rooted begonia
tuberous begonia
rhizomatous begonia
Christmas begonia, blooming-fool begonia, Begonia cheimantha
angel-wing begonia, Begonia cocchinea
beefsteak begonia, kidney begonia, Begonia erythrophylla, Begonia feastii
star begonia, star-leaf begonia, Begonia heracleifolia
rex begonia, king begonia, painted-leaf begonia, beefsteak geranium, Begonia rex
wax begonia, Begonia semperflorens
Socotra begonia, Begonia socotrana
hybrid tuberous begonia, Begonia tuberhybrida
dillenia
guinea gold vine, guinea flower
poon
calaba, Santa Maria tree, Calophyllum calaba
Maria, Calophyllum longifolium
laurelwood, lancewood tree, Calophyllum candidissimum
Alexandrian laurel, Calophyllum inophyllum
clusia
wild fig, Clusia flava
waxflower, Clusia insignis
pitch apple, strangler fig, Clusia rosea, Clusia major
mangosteen, mangosteen tree, Garcinia mangostana
gamboge tree, Garcinia hanburyi, Garcinia cambogia, Garcinia gummi-gutta
St John's wort
common St John's wort, tutsan, Hypericum androsaemum
great St John's wort, Hypericum ascyron, Hypericum pyramidatum
creeping St John's wort, Hypericum calycinum
low St Andrew's cross, Hypericum hypericoides
klammath weed, Hypericum perforatum
shrubby St John's wort, Hypericum prolificum, Hypericum spathulatum
St Peter's wort, Hypericum tetrapterum, Hypericum maculatum
marsh St-John's wort, Hypericum virginianum
mammee apple, mammee, mamey, mammee tree, Mammea americana
rose chestnut, ironwood, ironwood tree, Mesua ferrea
bower actinidia, tara vine, Actinidia arguta
Chinese gooseberry, kiwi, kiwi vine, Actinidia chinensis, Actinidia deliciosa
silvervine, silver vine, Actinidia polygama
wild cinnamon, white cinnamon tree, Canella winterana, Canella-alba
papaya, papaia, pawpaw, papaya tree, melon tree, Carica papaya
souari, souari nut, souari tree, Caryocar nuciferum
rockrose, rock rose
white-leaved rockrose, Cistus albidus
common gum cistus, Cistus ladanifer, Cistus ladanum
frostweed, frost-weed, frostwort, Helianthemum canadense, Crocanthemum canadense
dipterocarp
red lauan, red lauan tree, Shorea teysmanniana
governor's plum, governor plum, Madagascar plum, ramontchi, batoko palm, Flacourtia indica
kei apple, kei apple bush, Dovyalis caffra
ketembilla, kitembilla, kitambilla, ketembilla tree, Ceylon gooseberry, Dovyalis hebecarpa
chaulmoogra, chaulmoogra tree, chaulmugra, Hydnocarpus kurzii, Taraktagenos kurzii, Taraktogenos kurzii
wild peach, Kiggelaria africana
candlewood
boojum tree, cirio, Fouquieria columnaris, Idria columnaris
bird's-eye bush, Ochna serrulata
granadilla, purple granadillo, Passiflora edulis
granadilla, sweet granadilla, Passiflora ligularis
granadilla, giant granadilla, Passiflora quadrangularis
maypop, Passiflora incarnata
Jamaica honeysuckle, yellow granadilla, Passiflora laurifolia
banana passion fruit, Passiflora mollissima
sweet calabash, Passiflora maliformis
love-in-a-mist, running pop, wild water lemon, Passiflora foetida
reseda
mignonette, sweet reseda, Reseda odorata
dyer's rocket, dyer's mignonette, weld, Reseda luteola
false tamarisk, German tamarisk, Myricaria germanica
halophyte
viola
violet
field pansy, heartsease, Viola arvensis
American dog violet, Viola conspersa
dog violet, heath violet, Viola canina
horned violet, tufted pansy, Viola cornuta
two-eyed violet, heartsease, Viola ocellata
bird's-foot violet, pansy violet, Johnny-jump-up, wood violet, Viola pedata
downy yellow violet, Viola pubescens
long-spurred violet, Viola rostrata
pale violet, striped violet, cream violet, Viola striata
hedge violet, wood violet, Viola sylvatica, Viola reichenbachiana
nettle
stinging nettle, Urtica dioica
Roman nettle, Urtica pipulifera
ramie, ramee, Chinese silk plant, China grass, Boehmeria nivea
wood nettle, Laportea canadensis
Australian nettle, Australian nettle tree
pellitory-of-the-wall, wall pellitory, pellitory, Parietaria difussa
richweed, clearweed, dead nettle, Pilea pumilla
artillery plant, Pilea microphylla
friendship plant, panamica, panamiga, Pilea involucrata
Queensland grass-cloth plant, Pipturus argenteus
Pipturus albidus
cannabis, hemp
Indian hemp, Cannabis indica
mulberry, mulberry tree
white mulberry, Morus alba
black mulberry, Morus nigra
red mulberry, Morus rubra
osage orange, bow wood, mock orange, Maclura pomifera
breadfruit, breadfruit tree, Artocarpus communis, Artocarpus altilis
jackfruit, jackfruit tree, Artocarpus heterophyllus
marang, marang tree, Artocarpus odoratissima
fig tree
fig, common fig, common fig tree, Ficus carica
caprifig, Ficus carica sylvestris
golden fig, Florida strangler fig, strangler fig, wild fig, Ficus aurea
banyan, banyan tree, banian, banian tree, Indian banyan, East Indian fig tree, Ficus bengalensis
pipal, pipal tree, pipul, peepul, sacred fig, bo tree, Ficus religiosa
India-rubber tree, India-rubber plant, India-rubber fig, rubber plant, Assam rubber, Ficus elastica
mistletoe fig, mistletoe rubber plant, Ficus diversifolia, Ficus deltoidea
Port Jackson fig, rusty rig, little-leaf fig, Botany Bay fig, Ficus rubiginosa
sycamore, sycamore fig, mulberry fig, Ficus sycomorus
paper mulberry, Broussonetia papyrifera
trumpetwood, trumpet-wood, trumpet tree, snake wood, imbauba, Cecropia peltata
elm, elm tree
winged elm, wing elm, Ulmus alata
American elm, white elm, water elm, rock elm, Ulmus americana
smooth-leaved elm, European field elm, Ulmus carpinifolia
cedar elm, Ulmus crassifolia
witch elm, wych elm, Ulmus glabra
Dutch elm, Ulmus hollandica
Huntingdon elm, Ulmus hollandica vegetata
water elm, Ulmus laevis
Chinese elm, Ulmus parvifolia
English elm, European elm, Ulmus procera
Siberian elm, Chinese elm, dwarf elm, Ulmus pumila
slippery elm, red elm, Ulmus rubra
Jersey elm, guernsey elm, wheately elm, Ulmus sarniensis, Ulmus campestris sarniensis, Ulmus campestris wheatleyi
September elm, red elm, Ulmus serotina
rock elm, Ulmus thomasii
hackberry, nettle tree
European hackberry, Mediterranean hackberry, Celtis australis
American hackberry, Celtis occidentalis
sugarberry, Celtis laevigata
iridaceous plant
bearded iris
beardless iris
orrisroot, orris
dwarf iris, Iris cristata
Dutch iris, Iris filifolia
Florentine iris, orris, Iris germanica florentina, Iris florentina
stinking iris, gladdon, gladdon iris, stinking gladwyn, roast beef plant, Iris foetidissima
German iris, Iris germanica
Japanese iris, Iris kaempferi
German iris, Iris kochii
Dalmatian iris, Iris pallida
Persian iris, Iris persica
Dutch iris, Iris tingitana
dwarf iris, vernal iris, Iris verna
Spanish iris, xiphium iris, Iris xiphium
blackberry-lily, leopard lily, Belamcanda chinensis
crocus
saffron, saffron crocus, Crocus sativus
corn lily
blue-eyed grass
wandflower, Sparaxis tricolor
amaryllis
salsilla, Bomarea edulis
salsilla, Bomarea salsilla
blood lily
Cape tulip, Haemanthus coccineus
hippeastrum, Hippeastrum puniceum
narcissus
daffodil, Narcissus pseudonarcissus
jonquil, Narcissus jonquilla
jonquil
Jacobean lily, Aztec lily, Strekelia formosissima
liliaceous plant
mountain lily, Lilium auratum
Canada lily, wild yellow lily, meadow lily, wild meadow lily, Lilium canadense
tiger lily, leopard lily, pine lily, Lilium catesbaei
Columbia tiger lily, Oregon lily, Lilium columbianum
tiger lily, devil lily, kentan, Lilium lancifolium
Easter lily, Bermuda lily, white trumpet lily, Lilium longiflorum
coast lily, Lilium maritinum
Turk's-cap, martagon, Lilium martagon
Michigan lily, Lilium michiganense
leopard lily, panther lily, Lilium pardalinum
Turk's-cap, Turk's cap-lily, Lilium superbum
African lily, African tulip, blue African lily, Agapanthus africanus
colicroot, colic root, crow corn, star grass, unicorn root
ague root, ague grass, Aletris farinosa
yellow colicroot, Aletris aurea
alliaceous plant
Hooker's onion, Allium acuminatum
wild leek, Levant garlic, kurrat, Allium ampeloprasum
Canada garlic, meadow leek, rose leek, Allium canadense
keeled garlic, Allium carinatum
onion
shallot, eschalot, multiplier onion, Allium cepa aggregatum, Allium ascalonicum
nodding onion, nodding wild onion, lady's leek, Allium cernuum
Welsh onion, Japanese leek, Allium fistulosum
red-skinned onion, Allium haematochiton
daffodil garlic, flowering onion, Naples garlic, Allium neopolitanum
few-flowered leek, Allium paradoxum
garlic, Allium sativum
sand leek, giant garlic, Spanish garlic, rocambole, Allium scorodoprasum
chives, chive, cive, schnittlaugh, Allium schoenoprasum
crow garlic, false garlic, field garlic, stag's garlic, wild garlic, Allium vineale
wild garlic, wood garlic, Ramsons, Allium ursinum
garlic chive, Chinese chive, Oriental garlic, Allium tuberosum
round-headed leek, Allium sphaerocephalum
three-cornered leek, triquetrous leek, Allium triquetrum
cape aloe, Aloe ferox
kniphofia, tritoma, flame flower, flame-flower, flameflower
poker plant, Kniphofia uvaria
red-hot poker, Kniphofia praecox
fly poison, Amianthum muscaetoxicum, Amianthum muscitoxicum
amber lily, Anthericum torreyi
asparagus, edible asparagus, Asparagus officinales
asparagus fern, Asparagus setaceous, Asparagus plumosus
smilax, Asparagus asparagoides
asphodel
Jacob's rod
aspidistra, cast-iron plant, bar-room plant, Aspidistra elatio
coral drops, Bessera elegans
Christmas bells
climbing onion, Bowiea volubilis
mariposa, mariposa tulip, mariposa lily
globe lily, fairy lantern
cat's-ear
white globe lily, white fairy lantern, Calochortus albus
yellow globe lily, golden fairy lantern, Calochortus amabilis
rose globe lily, Calochortus amoenus
star tulip, elegant cat's ears, Calochortus elegans
desert mariposa tulip, Calochortus kennedyi
yellow mariposa tulip, Calochortus luteus
sagebrush mariposa tulip, Calochortus macrocarpus
sego lily, Calochortus nuttallii
camas, camass, quamash, camosh, camash
common camas, Camassia quamash
Leichtlin's camas, Camassia leichtlinii
wild hyacinth, indigo squill, Camassia scilloides
dogtooth violet, dogtooth, dog's-tooth violet
white dogtooth violet, white dog's-tooth violet, blonde lilian, Erythronium albidum
yellow adder's tongue, trout lily, amberbell, Erythronium americanum
European dogtooth, Erythronium dens-canis
fawn lily, Erythronium californicum
glacier lily, snow lily, Erythronium grandiflorum
avalanche lily, Erythronium montanum
fritillary, checkered lily
mission bells, rice-grain fritillary, Fritillaria affinis, Fritillaria lanceolata, Fritillaria mutica
mission bells, black fritillary, Fritillaria biflora
stink bell, Fritillaria agrestis
crown imperial, Fritillaria imperialis
white fritillary, Fritillaria liliaceae
snake's head fritillary, guinea-hen flower, checkered daffodil, leper lily, Fritillaria meleagris
adobe lily, pink fritillary, Fritillaria pluriflora
scarlet fritillary, Fritillaria recurva
tulip
dwarf tulip, Tulipa armena, Tulipa suaveolens
lady tulip, candlestick tulip, Tulipa clusiana
Tulipa gesneriana
cottage tulip
Darwin tulip
gloriosa, glory lily, climbing lily, creeping lily, Gloriosa superba
lemon lily, Hemerocallis lilio-asphodelus, Hemerocallis flava
common hyacinth, Hyacinthus orientalis
Roman hyacinth, Hyacinthus orientalis albulus
summer hyacinth, cape hyacinth, Hyacinthus candicans, Galtonia candicans
star-of-Bethlehem
bath asparagus, Prussian asparagus, Ornithogalum pyrenaicum
grape hyacinth
common grape hyacinth, Muscari neglectum
tassel hyacinth, Muscari comosum
scilla, squill
spring squill, Scilla verna, sea onion
false asphodel
Scotch asphodel, Tofieldia pusilla
sea squill, sea onion, squill, Urginea maritima
squill
butcher's broom, Ruscus aculeatus
bog asphodel
European bog asphodel, Narthecium ossifragum
American bog asphodel, Narthecium americanum
hellebore, false hellebore
white hellebore, American hellebore, Indian poke, bugbane, Veratrum viride
squaw grass, bear grass, Xerophyllum tenax
death camas, zigadene
alkali grass, Zigadenus elegans
white camas, Zigadenus glaucus
poison camas, Zigadenus nuttalli
grassy death camas, Zigadenus venenosus, Zigadenus venenosus gramineus
prairie wake-robin, prairie trillium, Trillium recurvatum
dwarf-white trillium, snow trillium, early wake-robin
herb Paris, Paris quadrifolia
sarsaparilla
bullbrier, greenbrier, catbrier, horse brier, horse-brier, brier, briar, Smilax rotundifolia
rough bindweed, Smilax aspera
clintonia, Clinton's lily
false lily of the valley, Maianthemum canadense
false lily of the valley, Maianthemum bifolium
Solomon's-seal
great Solomon's-seal, Polygonatum biflorum, Polygonatum commutatum
bellwort, merry bells, wild oats
strawflower, cornflower, Uvularia grandiflora
pia, Indian arrowroot, Tacca leontopetaloides, Tacca pinnatifida
agave, century plant, American aloe
American agave, Agave americana
sisal, Agave sisalana
maguey, cantala, Agave cantala
maguey, Agave atrovirens
Agave tequilana
cabbage tree, grass tree, Cordyline australis
dracaena
tuberose, Polianthes tuberosa
sansevieria, bowstring hemp
African bowstring hemp, African hemp, Sansevieria guineensis
Ceylon bowstring hemp, Sansevieria zeylanica
mother-in-law's tongue, snake plant, Sansevieria trifasciata
Spanish bayonet, Yucca aloifolia
Spanish bayonet, Yucca baccata
Joshua tree, Yucca brevifolia
soapweed, soap-weed, soap tree, Yucca elata
Adam's needle, Adam's needle-and-thread, spoonleaf yucca, needle palm, Yucca filamentosa
bear grass, Yucca glauca
Spanish dagger, Yucca gloriosa
Our Lord's candle, Yucca whipplei
water shamrock, buckbean, bogbean, bog myrtle, marsh trefoil, Menyanthes trifoliata
butterfly bush, buddleia
yellow jasmine, yellow jessamine, Carolina jasmine, evening trumpet flower, Gelsemium sempervirens
flax
calabar bean, ordeal bean
bonduc, bonduc tree, Caesalpinia bonduc, Caesalpinia bonducella
divi-divi, Caesalpinia coriaria
Mysore thorn, Caesalpinia decapetala, Caesalpinia sepiaria
brazilian ironwood, Caesalpinia ferrea
bird of paradise, poinciana, Caesalpinia gilliesii, Poinciana gilliesii
shingle tree, Acrocarpus fraxinifolius
mountain ebony, orchid tree, Bauhinia variegata
msasa, Brachystegia speciformis
cassia
golden shower tree, drumstick tree, purging cassia, pudding pipe tree, canafistola, canafistula, Cassia fistula
pink shower, pink shower tree, horse cassia, Cassia grandis
rainbow shower, Cassia javonica
horse cassia, Cassia roxburghii, Cassia marginata
carob, carob tree, carob bean tree, algarroba, Ceratonia siliqua
carob, carob bean, algarroba bean, algarroba, locust bean, locust pod
paloverde
royal poinciana, flamboyant, flame tree, peacock flower, Delonix regia, Poinciana regia
locust tree, locust
water locust, swamp locust, Gleditsia aquatica
honey locust, Gleditsia triacanthos
Kentucky coffee tree, bonduc, chicot, Gymnocladus dioica
logwood, logwood tree, campeachy, bloodwood tree, Haematoxylum campechianum
Jerusalem thorn, horsebean, Parkinsonia aculeata
palo verde, Parkinsonia florida, Cercidium floridum
Dalmatian laburnum, Petteria ramentacea, Cytisus ramentaceus
senna
avaram, tanner's cassia, Senna auriculata, Cassia auriculata
Alexandria senna, Alexandrian senna, true senna, tinnevelly senna, Indian senna, Senna alexandrina, Cassia acutifolia, Cassia augustifolia
wild senna, Senna marilandica, Cassia marilandica
sicklepod, Senna obtusifolia, Cassia tora
coffee senna, mogdad coffee, styptic weed, stinking weed, Senna occidentalis, Cassia occidentalis
tamarind, tamarind tree, tamarindo, Tamarindus indica
false indigo, bastard indigo, Amorpha californica
false indigo, bastard indigo, Amorpha fruticosa
hog peanut, wild peanut, Amphicarpaea bracteata, Amphicarpa bracteata
angelim, andelmin
cabbage bark, cabbage-bark tree, cabbage tree, Andira inermis
kidney vetch, Anthyllis vulneraria
groundnut, groundnut vine, Indian potato, potato bean, wild bean, Apios americana, Apios tuberosa
rooibos, Aspalathus linearis, Aspalathus cedcarbergensis
milk vetch, milk-vetch
alpine milk vetch, Astragalus alpinus
purple milk vetch, Astragalus danicus
camwood, African sandalwood, Baphia nitida
wild indigo, false indigo
blue false indigo, Baptisia australis
white false indigo, Baptisia lactea
indigo broom, horsefly weed, rattle weed, Baptisia tinctoria
dhak, dak, palas, Butea frondosa, Butea monosperma
pigeon pea, pigeon-pea plant, cajan pea, catjang pea, red gram, dhal, dahl, Cajanus cajan
sword bean, Canavalia gladiata
pea tree, caragana
Siberian pea tree, Caragana arborescens
Chinese pea tree, Caragana sinica
Moreton Bay chestnut, Australian chestnut
butterfly pea, Centrosema virginianum
Judas tree, love tree, Circis siliquastrum
redbud, Cercis canadensis
western redbud, California redbud, Cercis occidentalis
tagasaste, Chamaecytisus palmensis, Cytesis proliferus
weeping tree broom
flame pea
chickpea, chickpea plant, Egyptian pea, Cicer arietinum
chickpea, garbanzo
Kentucky yellowwood, gopherwood, Cladrastis lutea, Cladrastis kentukea
glory pea, clianthus
desert pea, Sturt pea, Sturt's desert pea, Clianthus formosus, Clianthus speciosus
parrot's beak, parrot's bill, Clianthus puniceus
butterfly pea, Clitoria mariana
blue pea, butterfly pea, Clitoria turnatea
telegraph plant, semaphore plant, Codariocalyx motorius, Desmodium motorium, Desmodium gyrans
bladder senna, Colutea arborescens
axseed, crown vetch, Coronilla varia
crotalaria, rattlebox
guar, cluster bean, Cyamopsis tetragonolobus, Cyamopsis psoraloides
white broom, white Spanish broom, Cytisus albus, Cytisus multiflorus
common broom, Scotch broom, green broom, Cytisus scoparius
rosewood, rosewood tree
Indian blackwood, East Indian rosewood, East India rosewood, Indian rosewood, Dalbergia latifolia
sissoo, sissu, sisham, Dalbergia sissoo
kingwood, kingwood tree, Dalbergia cearensis
Brazilian rosewood, caviuna wood, jacaranda, Dalbergia nigra
cocobolo, Dalbergia retusa
blackwood, blackwood tree
bitter pea
derris
derris root, tuba root, Derris elliptica
prairie mimosa, prickle-weed, Desmanthus ilinoensis
tick trefoil, beggar lice, beggar's lice
beggarweed, Desmodium tortuosum, Desmodium purpureum
Australian pea, Dipogon lignosus, Dolichos lignosus
coral tree, erythrina
kaffir boom, Cape kafferboom, Erythrina caffra
coral bean tree, Erythrina corallodendrum
ceibo, crybaby tree, cry-baby tree, common coral tree, Erythrina crista-galli
kaffir boom, Transvaal kafferboom, Erythrina lysistemon
Indian coral tree, Erythrina variegata, Erythrina Indica
cork tree, Erythrina vespertilio
goat's rue, goat rue, Galega officinalis
poison bush, poison pea, gastrolobium
Spanish broom, Spanish gorse, Genista hispanica
woodwaxen, dyer's greenweed, dyer's-broom, dyeweed, greenweed, whin, woadwaxen, Genista tinctoria
chanar, chanal, Geoffroea decorticans
gliricidia
soy, soybean, soya bean
licorice, liquorice, Glycyrrhiza glabra
wild licorice, wild liquorice, American licorice, American liquorice, Glycyrrhiza lepidota
licorice root
Western Australia coral pea, Hardenbergia comnptoniana
sweet vetch, Hedysarum boreale
French honeysuckle, sulla, Hedysarum coronarium
anil, Indigofera suffruticosa, Indigofera anil
scarlet runner, running postman, Kennedia prostrata
hyacinth bean, bonavist, Indian bean, Egyptian bean, Lablab purpureus, Dolichos lablab
Scotch laburnum, Alpine golden chain, Laburnum alpinum
vetchling
wild pea
everlasting pea
beach pea, sea pea, Lathyrus maritimus, Lathyrus japonicus
grass vetch, grass vetchling, Lathyrus nissolia
marsh pea, Lathyrus palustris
common vetchling, meadow pea, yellow vetchling, Lathyrus pratensis
grass pea, Indian pea, khesari, Lathyrus sativus
Tangier pea, Tangier peavine, Lalthyrus tingitanus
heath pea, earth-nut pea, earthnut pea, tuberous vetch, Lathyrus tuberosus
bicolor lespediza, ezo-yama-hagi, Lespedeza bicolor
japanese clover, japan clover, jap clover, Lespedeza striata
Korean lespedeza, Lespedeza stipulacea
sericea lespedeza, Lespedeza sericea, Lespedeza cuneata
lentil, lentil plant, Lens culinaris
lentil
prairie bird's-foot trefoil, compass plant, prairie lotus, prairie trefoil, Lotus americanus
bird's foot trefoil, bird's foot clover, babies' slippers, bacon and eggs, Lotus corniculatus
winged pea, asparagus pea, Lotus tetragonolobus
lupine, lupin
white lupine, field lupine, wolf bean, Egyptian lupine, Lupinus albus
tree lupine, Lupinus arboreus
wild lupine, sundial lupine, Indian beet, old-maid's bonnet, Lupinus perennis
bluebonnet, buffalo clover, Texas bluebonnet, Lupinus subcarnosus
Texas bluebonnet, Lupinus texensis
medic, medick, trefoil
moon trefoil, Medicago arborea
sickle alfalfa, sickle lucerne, sickle medick, Medicago falcata
Calvary clover, Medicago intertexta, Medicago echinus
black medick, hop clover, yellow trefoil, nonesuch clover, Medicago lupulina
alfalfa, lucerne, Medicago sativa
millettia
mucuna
cowage, velvet bean, Bengal bean, Benghal bean, Florida bean, Mucuna pruriens utilis, Mucuna deeringiana, Mucuna aterrima, Stizolobium deeringiana
tolu tree, tolu balsam tree, Myroxylon balsamum, Myroxylon toluiferum
Peruvian balsam, Myroxylon pereirae, Myroxylon balsamum pereirae
sainfoin, sanfoin, holy clover, esparcet, Onobrychis viciifolia, Onobrychis viciaefolia
restharrow, rest-harrow, Ononis repens
bead tree, jumby bean, jumby tree, Ormosia monosperma
jumby bead, jumbie bead, Ormosia coarctata
locoweed, crazyweed, crazy weed
purple locoweed, purple loco, Oxytropis lambertii
tumbleweed
yam bean, Pachyrhizus erosus
shamrock pea, Parochetus communis
pole bean
kidney bean, frijol, frijole
haricot
wax bean
scarlet runner, scarlet runner bean, Dutch case-knife bean, runner bean, Phaseolus coccineus, Phaseolus multiflorus
lima bean, lima bean plant, Phaseolus limensis
sieva bean, butter bean, butter-bean plant, lima bean, Phaseolus lunatus
tepary bean, Phaseolus acutifolius latifolius
chaparral pea, stingaree-bush, Pickeringia montana
Jamaica dogwood, fish fuddle, Piscidia piscipula, Piscidia erythrina
pea
garden pea
edible-pod pea, edible-podded pea, Pisum sativum macrocarpon
sugar snap pea, snap pea
field pea, field-pea plant, Austrian winter pea, Pisum sativum arvense, Pisum arvense
field pea
common flat pea, native holly, Playlobium obtusangulum
quira
roble, Platymiscium trinitatis
Panama redwood tree, Panama redwood, Platymiscium pinnatum
Indian beech, Pongamia glabra
winged bean, winged pea, goa bean, goa bean vine, Manila bean, Psophocarpus tetragonolobus
breadroot, Indian breadroot, pomme blanche, pomme de prairie, Psoralea esculenta
bloodwood tree, kiaat, Pterocarpus angolensis
kino, Pterocarpus marsupium
red sandalwood, red sanders, red sanderswood, red saunders, Pterocarpus santalinus
kudzu, kudzu vine, Pueraria lobata
bristly locust, rose acacia, moss locust, Robinia hispida
black locust, yellow locust, Robinia pseudoacacia
clammy locust, Robinia viscosa
carib wood, Sabinea carinalis
Colorado River hemp, Sesbania exaltata
scarlet wisteria tree, vegetable hummingbird, Sesbania grandiflora
Japanese pagoda tree, Chinese scholartree, Chinese scholar tree, Sophora japonica, Sophora sinensis
mescal bean, coral bean, frijolito, frijolillo, Sophora secundiflora
kowhai, Sophora tetraptera
jade vine, emerald creeper, Strongylodon macrobotrys
hoary pea
bastard indigo, Tephrosia purpurea
catgut, goat's rue, wild sweet pea, Tephrosia virginiana
bush pea
false lupine, golden pea, yellow pea, Thermopsis macrophylla
Carolina lupine, Thermopsis villosa
tipu, tipu tree, yellow jacaranda, pride of Bolivia
bird's foot trefoil, Trigonella ornithopodioides
fenugreek, Greek clover, Trigonella foenumgraecum
gorse, furze, whin, Irish gorse, Ulex europaeus
vetch
tufted vetch, bird vetch, Calnada pea, Vicia cracca
broad bean, fava bean, horsebean
bitter betch, Vicia orobus
bush vetch, Vicia sepium
moth bean, Vigna aconitifolia, Phaseolus aconitifolius
snailflower, snail-flower, snail flower, snail bean, corkscrew flower, Vigna caracalla, Phaseolus caracalla
mung, mung bean, green gram, golden gram, Vigna radiata, Phaseolus aureus
cowpea, cowpea plant, black-eyed pea, Vigna unguiculata, Vigna sinensis
cowpea, black-eyed pea
asparagus bean, yard-long bean, Vigna unguiculata sesquipedalis, Vigna sesquipedalis
swamp oak, Viminaria juncea, Viminaria denudata
keurboom, Virgilia capensis, Virgilia oroboides
keurboom, Virgilia divaricata
Japanese wistaria, Wisteria floribunda
Chinese wistaria, Wisteria chinensis
American wistaria, American wisteria, Wisteria frutescens
silky wisteria, Wisteria venusta
palm, palm tree
sago palm
feather palm
fan palm
palmetto
coyol, coyol palm, Acrocomia vinifera
grugru, gri-gri, grugru palm, macamba, Acrocomia aculeata
areca
betel palm, Areca catechu
sugar palm, gomuti, gomuti palm, Arenga pinnata
piassava palm, pissaba palm, Bahia piassava, bahia coquilla, Attalea funifera
coquilla nut
palmyra, palmyra palm, toddy palm, wine palm, lontar, longar palm, Borassus flabellifer
calamus
rattan, rattan palm, Calamus rotang
lawyer cane, Calamus australis
fishtail palm
wine palm, jaggery palm, kitul, kittul, kitul tree, toddy palm, Caryota urens
wax palm, Ceroxylon andicola, Ceroxylon alpinum
coconut, coconut palm, coco palm, coco, cocoa palm, coconut tree, Cocos nucifera
carnauba, carnauba palm, wax palm, Copernicia prunifera, Copernicia cerifera
caranday, caranda, caranda palm, wax palm, Copernicia australis, Copernicia alba
corozo, corozo palm
gebang palm, Corypha utan, Corypha gebanga
latanier, latanier palm
talipot, talipot palm, Corypha umbraculifera
oil palm
African oil palm, Elaeis guineensis
American oil palm, Elaeis oleifera
palm nut, palm kernel
cabbage palm, Euterpe oleracea
cabbage palm, cabbage tree, Livistona australis
true sago palm, Metroxylon sagu
nipa palm, Nipa fruticans
babassu, babassu palm, coco de macao, Orbignya phalerata, Orbignya spesiosa, Orbignya martiana
babassu nut
cohune palm, Orbignya cohune, cohune
cohune nut
date palm, Phoenix dactylifera
ivory palm, ivory-nut palm, ivory plant, Phytelephas macrocarpa
raffia palm, Raffia farinifera, Raffia ruffia
bamboo palm, Raffia vinifera
lady palm
miniature fan palm, bamboo palm, fern rhapis, Rhapis excelsa
reed rhapis, slender lady palm, Rhapis humilis
royal palm, Roystonea regia
cabbage palm, Roystonea oleracea
cabbage palmetto, cabbage palm, Sabal palmetto
saw palmetto, scrub palmetto, Serenoa repens
thatch palm, thatch tree, silver thatch, broom palm, Thrinax parviflora
key palm, silvertop palmetto, silver thatch, Thrinax microcarpa, Thrinax morrisii, Thrinax keyensis
English plantain, narrow-leaved plantain, ribgrass, ribwort, ripple-grass, buckthorn, Plantago lanceolata
broad-leaved plantain, common plantain, white-man's foot, whiteman's foot, cart-track plant, Plantago major
hoary plantain, Plantago media
fleawort, psyllium, Spanish psyllium, Plantago psyllium
rugel's plantain, broad-leaved plantain, Plantago rugelii
hoary plantain, Plantago virginica
buckwheat, Polygonum fagopyrum, Fagopyrum esculentum
prince's-feather, princess feather, kiss-me-over-the-garden-gate, prince's-plume, Polygonum orientale
eriogonum
umbrella plant, Eriogonum allenii
wild buckwheat, California buckwheat, Erigonum fasciculatum
rhubarb, rhubarb plant
Himalayan rhubarb, Indian rhubarb, red-veined pie plant, Rheum australe, Rheum emodi
pie plant, garden rhubarb, Rheum cultorum, Rheum rhabarbarum, Rheum rhaponticum
Chinese rhubarb, Rheum palmatum
sour dock, garden sorrel, Rumex acetosa
sheep sorrel, sheep's sorrel, Rumex acetosella
bitter dock, broad-leaved dock, yellow dock, Rumex obtusifolius
French sorrel, garden sorrel, Rumex scutatus
yellow-eyed grass
commelina
spiderwort, dayflower
pineapple, pineapple plant, Ananas comosus)",
R"(pipewort, Eriocaulon aquaticum
water hyacinth, water orchid, Eichhornia crassipes, Eichhornia spesiosa
water star grass, mud plantain, Heteranthera dubia
naiad, water nymph
water plantain, Alisma plantago-aquatica
narrow-leaved water plantain
hydrilla, Hydrilla verticillata
American frogbit, Limnodium spongia
waterweed
Canadian pondweed, Elodea canadensis
tape grass, eelgrass, wild celery, Vallisneria spiralis
pondweed
curled leaf pondweed, curly pondweed, Potamogeton crispus
loddon pondweed, Potamogeton nodosus, Potamogeton americanus
frog's lettuce
arrow grass, Triglochin maritima
horned pondweed, Zannichellia palustris
eelgrass, grass wrack, sea wrack, Zostera marina
rose, rosebush
hip, rose hip, rosehip
banksia rose, Rosa banksia
damask rose, summer damask rose, Rosa damascena
sweetbrier, sweetbriar, brier, briar, eglantine, Rosa eglanteria
Cherokee rose, Rosa laevigata
musk rose, Rosa moschata
agrimonia, agrimony
harvest-lice, Agrimonia eupatoria
fragrant agrimony, Agrimonia procera
alderleaf Juneberry, alder-leaved serviceberry, Amelanchier alnifolia
flowering quince
japonica, maule's quince, Chaenomeles japonica
coco plum, coco plum tree, cocoa plum, icaco, Chrysobalanus icaco
cotoneaster
Cotoneaster dammeri
Cotoneaster horizontalis
parsley haw, parsley-leaved thorn, Crataegus apiifolia, Crataegus marshallii
scarlet haw, Crataegus biltmoreana
blackthorn, pear haw, pear hawthorn, Crataegus calpodendron, Crataegus tomentosa
cockspur thorn, cockspur hawthorn, Crataegus crus-galli
mayhaw, summer haw, Crataegus aestivalis
red haw, downy haw, Crataegus mollis, Crataegus coccinea mollis
red haw, Crataegus pedicellata, Crataegus coccinea
quince, quince bush, Cydonia oblonga
mountain avens, Dryas octopetala
loquat, loquat tree, Japanese medlar, Japanese plum, Eriobotrya japonica
beach strawberry, Chilean strawberry, Fragaria chiloensis
Virginia strawberry, scarlet strawberry, Fragaria virginiana
avens
yellow avens, Geum alleppicum strictum, Geum strictum
yellow avens, Geum macrophyllum
prairie smoke, purple avens, Geum triflorum
bennet, white avens, Geum virginianum
toyon, tollon, Christmasberry, Christmas berry, Heteromeles arbutifolia, Photinia arbutifolia
apple tree
apple, orchard apple tree, Malus pumila
wild apple, crab apple, crabapple
crab apple, crabapple, cultivated crab apple
Siberian crab, Siberian crab apple, cherry apple, cherry crab, Malus baccata
wild crab, Malus sylvestris
American crab apple, garland crab, Malus coronaria
Oregon crab apple, Malus fusca
Southern crab apple, flowering crab, Malus angustifolia
Iowa crab, Iowa crab apple, prairie crab, western crab apple, Malus ioensis
Bechtel crab, flowering crab
medlar, medlar tree, Mespilus germanica
cinquefoil, five-finger
silverweed, goose-tansy, goose grass, Potentilla anserina
salad burnet, burnet bloodwort, pimpernel, Poterium sanguisorba
plum, plum tree
wild plum, wild plum tree
Allegheny plum, Alleghany plum, sloe, Prunus alleghaniensis
American red plum, August plum, goose plum, Prunus americana
chickasaw plum, hog plum, hog plum bush, Prunus angustifolia
beach plum, beach plum bush, Prunus maritima
common plum, Prunus domestica
bullace, Prunus insititia
damson plum, damson plum tree, Prunus domestica insititia
big-tree plum, Prunus mexicana
Canada plum, Prunus nigra
plumcot, plumcot tree
apricot, apricot tree
Japanese apricot, mei, Prunus mume
common apricot, Prunus armeniaca
purple apricot, black apricot, Prunus dasycarpa
cherry, cherry tree
wild cherry, wild cherry tree
wild cherry
sweet cherry, Prunus avium
heart cherry, oxheart, oxheart cherry
gean, mazzard, mazzard cherry
capulin, capulin tree, Prunus capuli
cherry laurel, laurel cherry, mock orange, wild orange, Prunus caroliniana
cherry plum, myrobalan, myrobalan plum, Prunus cerasifera
sour cherry, sour cherry tree, Prunus cerasus
amarelle, Prunus cerasus caproniana
morello, Prunus cerasus austera
marasca
almond tree
almond, sweet almond, Prunus dulcis, Prunus amygdalus, Amygdalus communis
bitter almond, Prunus dulcis amara, Amygdalus communis amara
jordan almond
dwarf flowering almond, Prunus glandulosa
holly-leaved cherry, holly-leaf cherry, evergreen cherry, islay, Prunus ilicifolia
fuji, fuji cherry, Prunus incisa
flowering almond, oriental bush cherry, Prunus japonica
cherry laurel, laurel cherry, Prunus laurocerasus
Catalina cherry, Prunus lyonii
bird cherry, bird cherry tree
hagberry tree, European bird cherry, common bird cherry, Prunus padus
hagberry
pin cherry, Prunus pensylvanica
peach, peach tree, Prunus persica
nectarine, nectarine tree, Prunus persica nectarina
sand cherry, Prunus pumila, Prunus pumilla susquehanae, Prunus susquehanae, Prunus cuneata
Japanese plum, Prunus salicina
black cherry, black cherry tree, rum cherry, Prunus serotina
flowering cherry
oriental cherry, Japanese cherry, Japanese flowering cherry, Prunus serrulata
Japanese flowering cherry, Prunus sieboldii
Sierra plum, Pacific plum, Prunus subcordata
rosebud cherry, winter flowering cherry, Prunus subhirtella
Russian almond, dwarf Russian almond, Prunus tenella
flowering almond, Prunus triloba
chokecherry, chokecherry tree, Prunus virginiana
chokecherry
western chokecherry, Prunus virginiana demissa, Prunus demissa
Pyracantha, pyracanth, fire thorn, firethorn
pear, pear tree, Pyrus communis
fruit tree
bramble bush
lawyerbush, lawyer bush, bush lawyer, Rubus cissoides, Rubus australis
stone bramble, Rubus saxatilis
sand blackberry, Rubus cuneifolius
boysenberry, boysenberry bush
loganberry, Rubus loganobaccus, Rubus ursinus loganobaccus
American dewberry, Rubus canadensis
Northern dewberry, American dewberry, Rubus flagellaris
Southern dewberry, Rubus trivialis
swamp dewberry, swamp blackberry, Rubus hispidus
European dewberry, Rubus caesius
raspberry, raspberry bush
wild raspberry, European raspberry, framboise, Rubus idaeus
American raspberry, Rubus strigosus, Rubus idaeus strigosus
black raspberry, blackcap, blackcap raspberry, thimbleberry, Rubus occidentalis
salmonberry, Rubus spectabilis
salmonberry, salmon berry, thimbleberry, Rubus parviflorus
wineberry, Rubus phoenicolasius
mountain ash
rowan, rowan tree, European mountain ash, Sorbus aucuparia
rowanberry
American mountain ash, Sorbus americana
Western mountain ash, Sorbus sitchensis
service tree, sorb apple, sorb apple tree, Sorbus domestica
wild service tree, Sorbus torminalis
spirea, spiraea
bridal wreath, bridal-wreath, Saint Peter's wreath, St. Peter's wreath, Spiraea prunifolia
madderwort, rubiaceous plant
Indian madder, munjeet, Rubia cordifolia
madder, Rubia tinctorum
woodruff
dagame, lemonwood tree, Calycophyllum candidissimum
blolly, West Indian snowberry, Chiococca alba
coffee, coffee tree
Arabian coffee, Coffea arabica
Liberian coffee, Coffea liberica
robusta coffee, Rio Nunez coffee, Coffea robusta, Coffea canephora
cinchona, chinchona
Cartagena bark, Cinchona cordifolia, Cinchona lancifolia
calisaya, Cinchona officinalis, Cinchona ledgeriana, Cinchona calisaya
cinchona tree, Cinchona pubescens
cinchona, cinchona bark, Peruvian bark, Jesuit's bark
bedstraw
sweet woodruff, waldmeister, woodruff, fragrant bedstraw, Galium odoratum, Asperula odorata
Northern bedstraw, Northern snow bedstraw, Galium boreale
yellow bedstraw, yellow cleavers, Our Lady's bedstraw, Galium verum
wild licorice, Galium lanceolatum
cleavers, clivers, goose grass, catchweed, spring cleavers, Galium aparine
wild madder, white madder, white bedstraw, infant's-breath, false baby's breath, Galium mollugo
cape jasmine, cape jessamine, Gardenia jasminoides, Gardenia augusta
genipa
genipap fruit, jagua, marmalade box, Genipa Americana
hamelia
scarlet bush, scarlet hamelia, coloradillo, Hamelia patens, Hamelia erecta
lemonwood, lemon-wood, lemonwood tree, lemon-wood tree, Psychotria capensis
negro peach, Sarcocephalus latifolius, Sarcocephalus esculentus
wild medlar, wild medlar tree, medlar, Vangueria infausta
Spanish tamarind, Vangueria madagascariensis
abelia
bush honeysuckle, Diervilla sessilifolia
American twinflower, Linnaea borealis americana
honeysuckle
American fly honeysuckle, fly honeysuckle, Lonicera canadensis
Italian honeysuckle, Italian woodbine, Lonicera caprifolium
yellow honeysuckle, Lonicera flava
hairy honeysuckle, Lonicera hirsuta
Japanese honeysuckle, Lonicera japonica
Hall's honeysuckle, Lonicera japonica halliana
Morrow's honeysuckle, Lonicera morrowii
woodbine, Lonicera periclymenum
trumpet honeysuckle, coral honeysuckle, trumpet flower, trumpet vine, Lonicera sempervirens
European fly honeysuckle, European honeysuckle, Lonicera xylosteum
swamp fly honeysuckle
snowberry, common snowberry, waxberry, Symphoricarpos alba
coralberry, Indian currant, Symphoricarpos orbiculatus
blue elder, blue elderberry, Sambucus caerulea
dwarf elder, danewort, Sambucus ebulus
American red elder, red-berried elder, stinking elder, Sambucus pubens
European red elder, red-berried elder, Sambucus racemosa
feverroot, horse gentian, tinker's root, wild coffee, Triostium perfoliatum
cranberry bush, cranberry tree, American cranberry bush, highbush cranberry, Viburnum trilobum
wayfaring tree, twist wood, twistwood, Viburnum lantana
guelder rose, European cranberrybush, European cranberry bush, crampbark, cranberry tree, Viburnum opulus
arrow wood, Viburnum recognitum
black haw, Viburnum prunifolium
weigela, Weigela florida
teasel, teazel, teasle
common teasel, Dipsacus fullonum
fuller's teasel, Dipsacus sativus
wild teasel, Dipsacus sylvestris
scabious, scabiosa
sweet scabious, pincushion flower, mournful widow, Scabiosa atropurpurea
field scabious, Scabiosa arvensis
jewelweed, lady's earrings, orange balsam, celandine, touch-me-not, Impatiens capensis
geranium
cranesbill, crane's bill
wild geranium, spotted cranesbill, Geranium maculatum
meadow cranesbill, Geranium pratense
Richardson's geranium, Geranium richardsonii
herb robert, herbs robert, herb roberts, Geranium robertianum
sticky geranium, Geranium viscosissimum
dove's foot geranium, Geranium molle
rose geranium, sweet-scented geranium, Pelargonium graveolens
fish geranium, bedding geranium, zonal pelargonium, Pelargonium hortorum
ivy geranium, ivy-leaved geranium, hanging geranium, Pelargonium peltatum
apple geranium, nutmeg geranium, Pelargonium odoratissimum
lemon geranium, Pelargonium limoneum
storksbill, heron's bill
musk clover, muskus grass, white-stemmed filaree, Erodium moschatum
incense tree
elephant tree, Bursera microphylla
gumbo-limbo, Bursera simaruba
Boswellia carteri
salai, Boswellia serrata
balm of gilead, Commiphora meccanensis
myrrh tree, Commiphora myrrha
Protium heptaphyllum
Protium guianense
water starwort
barbados cherry, acerola, Surinam cherry, West Indian cherry, Malpighia glabra
mahogany, mahogany tree
chinaberry, chinaberry tree, China tree, Persian lilac, pride-of-India, azederach, azedarach, Melia azederach, Melia azedarach
neem, neem tree, nim tree, margosa, arishth, Azadirachta indica, Melia Azadirachta
neem seed
Spanish cedar, Spanish cedar tree, Cedrela odorata
satinwood, satinwood tree, Chloroxylon swietenia
African scented mahogany, cedar mahogany, sapele mahogany, Entandrophragma cylindricum
silver ash
native beech, flindosa, flindosy, Flindersia australis
bunji-bunji, Flindersia schottiana
African mahogany
lanseh tree, langsat, langset, Lansium domesticum
true mahogany, Cuban mahogany, Dominican mahogany, Swietinia mahogani
Honduras mahogany, Swietinia macrophylla
Philippine mahogany, Philippine cedar, kalantas, Toona calantas, Cedrela calantas
caracolito, Ruptiliocarpon caracolito
common wood sorrel, cuckoo bread, shamrock, Oxalis acetosella
Bermuda buttercup, English-weed, Oxalis pes-caprae, Oxalis cernua
creeping oxalis, creeping wood sorrel, Oxalis corniculata
goatsfoot, goat's foot, Oxalis caprina
violet wood sorrel, Oxalis violacea
oca, oka, Oxalis tuberosa, Oxalis crenata
carambola, carambola tree, Averrhoa carambola
bilimbi, Averrhoa bilimbi
milkwort
senega, Polygala alba
orange milkwort, yellow milkwort, candyweed, yellow bachelor's button, Polygala lutea
flowering wintergreen, gaywings, bird-on-the-wing, fringed polygala, Polygala paucifolia
Seneca snakeroot, Seneka snakeroot, senga root, senega root, senega snakeroot, Polygala senega
common milkwort, gand flower, Polygala vulgaris
rue, herb of grace, Ruta graveolens
citrus, citrus tree
orange, orange tree
sour orange, Seville orange, bitter orange, bitter orange tree, bigarade, marmalade orange, Citrus aurantium
bergamot, bergamot orange, Citrus bergamia
pomelo, pomelo tree, pummelo, shaddock, Citrus maxima, Citrus grandis, Citrus decumana
citron, citron tree, Citrus medica
grapefruit, Citrus paradisi
mandarin, mandarin orange, mandarin orange tree, Citrus reticulata
tangerine, tangerine tree
clementine, clementine tree
satsuma, satsuma tree
sweet orange, sweet orange tree, Citrus sinensis
temple orange, temple orange tree, tangor, king orange, Citrus nobilis
tangelo, tangelo tree, ugli fruit, Citrus tangelo
rangpur, rangpur lime, lemanderin, Citrus limonia
lemon, lemon tree, Citrus limon
sweet lemon, sweet lime, Citrus limetta
lime, lime tree, Citrus aurantifolia
citrange, citrange tree, Citroncirus webberi
fraxinella, dittany, burning bush, gas plant, Dictamnus alba
kumquat, cumquat, kumquat tree
marumi, marumi kumquat, round kumquat, Fortunella japonica
nagami, nagami kumquat, oval kumquat, Fortunella margarita
cork tree, Phellodendron amurense
trifoliate orange, trifoliata, wild orange, Poncirus trifoliata
prickly ash
toothache tree, sea ash, Zanthoxylum americanum, Zanthoxylum fraxineum
Hercules'-club, Hercules'-clubs, Hercules-club, Zanthoxylum clava-herculis
bitterwood tree
marupa, Simarouba amara
paradise tree, bitterwood, Simarouba glauca
ailanthus
tree of heaven, tree of the gods, Ailanthus altissima
wild mango, dika, wild mango tree, Irvingia gabonensis
pepper tree, Kirkia wilmsii
Jamaica quassia, bitterwood, Picrasma excelsa, Picrasma excelsum
quassia, bitterwood, Quassia amara
nasturtium
garden nasturtium, Indian cress, Tropaeolum majus
bush nasturtium, Tropaeolum minus
canarybird flower, canarybird vine, canary creeper, Tropaeolum peregrinum
bean caper, Syrian bean caper, Zygophyllum fabago
palo santo, Bulnesia sarmienti
lignum vitae, Guaiacum officinale
creosote bush, coville, hediondilla, Larrea tridentata
caltrop, devil's weed, Tribulus terestris
willow, willow tree
osier
white willow, Huntingdon willow, Salix alba
silver willow, silky willow, Salix alba sericea, Salix sericea
golden willow, Salix alba vitellina, Salix vitellina
cricket-bat willow, Salix alba caerulea
arctic willow, Salix arctica
weeping willow, Babylonian weeping willow, Salix babylonica
Wisconsin weeping willow, Salix pendulina, Salix blanda, Salix pendulina blanda
pussy willow, Salix discolor
sallow
goat willow, florist's willow, pussy willow, Salix caprea
peachleaf willow, peach-leaved willow, almond-leaves willow, Salix amygdaloides
almond willow, black Hollander, Salix triandra, Salix amygdalina
hoary willow, sage willow, Salix candida
crack willow, brittle willow, snap willow, Salix fragilis
prairie willow, Salix humilis
dwarf willow, Salix herbacea
grey willow, gray willow, Salix cinerea
arroyo willow, Salix lasiolepis
shining willow, Salix lucida
swamp willow, black willow, Salix nigra
bay willow, laurel willow, Salix pentandra
purple willow, red willow, red osier, basket willow, purple osier, Salix purpurea
balsam willow, Salix pyrifolia
creeping willow, Salix repens
Sitka willow, silky willow, Salix sitchensis
dwarf grey willow, dwarf gray willow, sage willow, Salix tristis
bearberry willow, Salix uva-ursi
common osier, hemp willow, velvet osier, Salix viminalis
poplar, poplar tree
balsam poplar, hackmatack, tacamahac, Populus balsamifera
white poplar, white aspen, abele, aspen poplar, silver-leaved poplar, Populus alba
grey poplar, gray poplar, Populus canescens
black poplar, Populus nigra
Lombardy poplar, Populus nigra italica
cottonwood
Eastern cottonwood, necklace poplar, Populus deltoides
black cottonwood, Western balsam poplar, Populus trichocarpa
swamp cottonwood, black cottonwood, downy poplar, swamp poplar, Populus heterophylla
aspen
quaking aspen, European quaking aspen, Populus tremula
American quaking aspen, American aspen, Populus tremuloides
Canadian aspen, bigtooth aspen, bigtoothed aspen, big-toothed aspen, large-toothed aspen, large tooth aspen, Populus grandidentata
sandalwood tree, true sandalwood, Santalum album
quandong, quandang, quandong tree, Eucarya acuminata, Fusanus acuminatus
rabbitwood, buffalo nut, Pyrularia pubera
Loranthaceae, family Loranthaceae, mistletoe family
mistletoe, Loranthus europaeus
American mistletoe, Arceuthobium pusillum
mistletoe, Viscum album, Old World mistletoe
American mistletoe, Phoradendron serotinum, Phoradendron flavescens
aalii
soapberry, soapberry tree
wild China tree, Sapindus drumondii, Sapindus marginatus
China tree, false dogwood, jaboncillo, chinaberry, Sapindus saponaria
akee, akee tree, Blighia sapida
soapberry vine
heartseed, Cardiospermum grandiflorum
balloon vine, heart pea, Cardiospermum halicacabum
longan, lungen, longanberry, Dimocarpus longan, Euphorbia litchi, Nephelium longana
harpullia
harpulla, Harpullia cupanioides
Moreton Bay tulipwood, Harpullia pendula
litchi, lichee, litchi tree, Litchi chinensis, Nephelium litchi
Spanish lime, Spanish lime tree, honey berry, mamoncillo, genip, ginep, Melicocca bijuga, Melicocca bijugatus
rambutan, rambotan, rambutan tree, Nephelium lappaceum
pulasan, pulassan, pulasan tree, Nephelium mutabile
pachysandra
Allegheny spurge, Allegheny mountain spurge, Pachysandra procumbens
bittersweet, American bittersweet, climbing bittersweet, false bittersweet, staff vine, waxwork, shrubby bittersweet, Celastrus scandens
spindle tree, spindleberry, spindleberry tree
winged spindle tree, Euonymous alatus
wahoo, burning bush, Euonymus atropurpureus
strawberry bush, wahoo, Euonymus americanus
evergreen bittersweet, Euonymus fortunei radicans, Euonymus radicans vegetus
cyrilla, leatherwood, white titi, Cyrilla racemiflora
titi, buckwheat tree, Cliftonia monophylla
crowberry
maple
silver maple, Acer saccharinum
sugar maple, rock maple, Acer saccharum
red maple, scarlet maple, swamp maple, Acer rubrum
moosewood, moose-wood, striped maple, striped dogwood, goosefoot maple, Acer pennsylvanicum
Oregon maple, big-leaf maple, Acer macrophyllum
dwarf maple, Rocky-mountain maple, Acer glabrum
mountain maple, mountain alder, Acer spicatum
vine maple, Acer circinatum
hedge maple, field maple, Acer campestre
Norway maple, Acer platanoides
sycamore, great maple, scottish maple, Acer pseudoplatanus
box elder, ash-leaved maple, Acer negundo
California box elder, Acer negundo Californicum
pointed-leaf maple, Acer argutum
Japanese maple, full moon maple, Acer japonicum
Japanese maple, Acer palmatum
holly
Chinese holly, Ilex cornuta
bearberry, possum haw, winterberry, Ilex decidua
inkberry, gallberry, gall-berry, evergreen winterberry, Ilex glabra
mate, Paraguay tea, Ilex paraguariensis
American holly, Christmas holly
low gallberry holly
tall gallberry holly
yaupon holly
deciduous holly
juneberry holly
largeleaf holly
Geogia holly
common winterberry holly
smooth winterberry holly
cashew, cashew tree, Anacardium occidentale
goncalo alves, Astronium fraxinifolium
Venetian sumac, wig tree, Cotinus coggygria
laurel sumac, Malosma laurina, Rhus laurina
mango, mango tree, Mangifera indica
pistachio, Pistacia vera, pistachio tree
terebinth, Pistacia terebinthus
mastic, mastic tree, lentisk, Pistacia lentiscus
Australian sumac, Rhodosphaera rhodanthema, Rhus rhodanthema
sumac, sumach, shumac
smooth sumac, scarlet sumac, vinegar tree, Rhus glabra
sugar-bush, sugar sumac, Rhus ovata
staghorn sumac, velvet sumac, Virginian sumac, vinegar tree, Rhus typhina
squawbush, squaw-bush, skunkbush, Rhus trilobata
aroeira blanca, Schinus chichita
pepper tree, molle, Peruvian mastic tree, Schinus molle
Brazilian pepper tree, Schinus terebinthifolius
hog plum, yellow mombin, yellow mombin tree, Spondias mombin
mombin, mombin tree, jocote, Spondias purpurea
poison ash, poison dogwood, poison sumac, Toxicodendron vernix, Rhus vernix
poison ivy, markweed, poison mercury, poison oak, Toxicodendron radicans, Rhus radicans
western poison oak, Toxicodendron diversilobum, Rhus diversiloba
eastern poison oak, Toxicodendron quercifolium, Rhus quercifolia, Rhus toxicodenedron
varnish tree, lacquer tree, Chinese lacquer tree, Japanese lacquer tree, Japanese varnish tree, Japanese sumac, Toxicodendron vernicifluum, Rhus verniciflua
horse chestnut, buckeye, Aesculus hippocastanum
buckeye, horse chestnut, conker
sweet buckeye
Ohio buckeye
dwarf buckeye, bottlebrush buckeye
red buckeye
particolored buckeye
ebony, ebony tree, Diospyros ebenum
marblewood, marble-wood, Andaman marble, Diospyros kurzii
marblewood, marble-wood
persimmon, persimmon tree
Japanese persimmon, kaki, Diospyros kaki
American persimmon, possumwood, Diospyros virginiana
date plum, Diospyros lotus
buckthorn
southern buckthorn, shittimwood, shittim, mock orange, Bumelia lycioides
false buckthorn, chittamwood, chittimwood, shittimwood, black haw, Bumelia lanuginosa
star apple, caimito, Chrysophyllum cainito
satinleaf, satin leaf, caimitillo, damson plum, Chrysophyllum oliviforme
balata, balata tree, beefwood, bully tree, Manilkara bidentata
sapodilla, sapodilla tree, Manilkara zapota, Achras zapota
gutta-percha tree, Palaquium gutta
gutta-percha tree
canistel, canistel tree, Pouteria campechiana nervosa
marmalade tree, mammee, sapote, Pouteria zapota, Calocarpum zapota
sweetleaf, Symplocus tinctoria
Asiatic sweetleaf, sapphire berry, Symplocus paniculata
styrax
snowbell, Styrax obassia
Japanese snowbell, Styrax japonicum
Texas snowbell, Texas snowbells, Styrax texana
silver-bell tree, silverbell tree, snowdrop tree, opossum wood, Halesia carolina, Halesia tetraptera
carnivorous plant
pitcher plant
common pitcher plant, huntsman's cup, huntsman's cups, Sarracenia purpurea
hooded pitcher plant, Sarracenia minor
huntsman's horn, huntsman's horns, yellow trumpet, yellow pitcher plant, trumpets, Sarracenia flava
tropical pitcher plant
sundew, sundew plant, daily dew
Venus's flytrap, Venus's flytraps, Dionaea muscipula
waterwheel plant, Aldrovanda vesiculosa
Drosophyllum lusitanicum
roridula
Australian pitcher plant, Cephalotus follicularis
sedum
stonecrop
rose-root, midsummer-men, Sedum rosea
orpine, orpin, livelong, live-forever, Sedum telephium
pinwheel, Aeonium haworthii
Christmas bush, Christmas tree, Ceratopetalum gummiferum
hortensia, Hydrangea macrophylla hortensis
fall-blooming hydrangea, Hydrangea paniculata
carpenteria, Carpenteria californica
decumary, Decumaria barbata, Decumaria barbara
deutzia
philadelphus
mock orange, syringa, Philadelphus coronarius
saxifrage, breakstone, rockfoil
yellow mountain saxifrage, Saxifraga aizoides
meadow saxifrage, fair-maids-of-France, Saxifraga granulata
mossy saxifrage, Saxifraga hypnoides
western saxifrage, Saxifraga occidentalis
purple saxifrage, Saxifraga oppositifolia
star saxifrage, starry saxifrage, Saxifraga stellaris
strawberry geranium, strawberry saxifrage, mother-of-thousands, Saxifraga stolonifera, Saxifraga sarmentosam
astilbe
false goatsbeard, Astilbe biternata
dwarf astilbe, Astilbe chinensis pumila
spirea, spiraea, Astilbe japonica
bergenia
coast boykinia, Boykinia elata, Boykinia occidentalis
golden saxifrage, golden spleen
umbrella plant, Indian rhubarb, Darmera peltata, Peltiphyllum peltatum
bridal wreath, bridal-wreath, Francoa ramosa
alumroot, alumbloom
coralbells, Heuchera sanguinea
leatherleaf saxifrage, Leptarrhena pyrolifolia
woodland star, Lithophragma affine, Lithophragma affinis, Tellima affinis
prairie star, Lithophragma parviflorum
miterwort, mitrewort, bishop's cap
five-point bishop's cap, Mitella pentandra
parnassia, grass-of-Parnassus
bog star, Parnassia palustris
fringed grass of Parnassus, Parnassia fimbriata
false alumroot, fringe cups, Tellima grandiflora
foamflower, coolwart, false miterwort, false mitrewort, Tiarella cordifolia
false miterwort, false mitrewort, Tiarella unifoliata
pickaback plant, piggyback plant, youth-on-age, Tolmiea menziesii
currant, currant bush
black currant, European black currant, Ribes nigrum
white currant, Ribes sativum
gooseberry, gooseberry bush, Ribes uva-crispa, Ribes grossularia
plane tree, sycamore, platan
London plane, Platanus acerifolia
American sycamore, American plane, buttonwood, Platanus occidentalis
oriental plane, Platanus orientalis
California sycamore, Platanus racemosa
Arizona sycamore, Platanus wrightii
Greek valerian, Polemonium reptans
northern Jacob's ladder, Polemonium boreale
skunkweed, skunk-weed, Polemonium viscosum
phlox
moss pink, mountain phlox, moss phlox, dwarf phlox, Phlox subulata
evening-snow, Linanthus dichotomus
acanthus
bear's breech, bear's breeches, sea holly, Acanthus mollis
caricature plant, Graptophyllum pictum
black-eyed Susan, black-eyed Susan vine, Thunbergia alata
catalpa, Indian bean
Catalpa bignioides
Catalpa speciosa
desert willow, Chilopsis linearis
calabash, calabash tree, Crescentia cujete
calabash
borage, tailwort, Borago officinalis
common amsinckia, Amsinckia intermedia
anchusa
bugloss, alkanet, Anchusa officinalis
cape forget-me-not, Anchusa capensis
cape forget-me-not, Anchusa riparia
Spanish elm, Equador laurel, salmwood, cypre, princewood, Cordia alliodora
princewood, Spanish elm, Cordia gerascanthus
Chinese forget-me-not, Cynoglossum amabile
hound's-tongue, Cynoglossum officinale
hound's-tongue, Cynoglossum virginaticum
blueweed, blue devil, blue thistle, viper's bugloss, Echium vulgare
beggar's lice, beggar lice
gromwell, Lithospermum officinale
puccoon, Lithospermum caroliniense
Virginia bluebell, Virginia cowslip, Mertensia virginica
garden forget-me-not, Myosotis sylvatica
forget-me-not, mouse ear, Myosotis scorpiodes
false gromwell
comfrey, cumfrey
common comfrey, boneset, Symphytum officinale
convolvulus
bindweed
field bindweed, wild morning-glory, Convolvulus arvensis
scammony, Convolvulus scammonia
silverweed
dodder
dichondra, Dichondra micrantha
cypress vine, star-glory, Indian pink, Ipomoea quamoclit, Quamoclit pennata
moonflower, belle de nuit, Ipomoea alba
wild potato vine, wild sweet potato vine, man-of-the-earth, manroot, scammonyroot, Ipomoea panurata, Ipomoea fastigiata
red morning-glory, star ipomoea, Ipomoea coccinea
man-of-the-earth, Ipomoea leptophylla
scammony, Ipomoea orizabensis
Japanese morning glory, Ipomoea nil
imperial Japanese morning glory, Ipomoea imperialis
gesneriad
gesneria
achimenes, hot water plant
aeschynanthus
lace-flower vine, Alsobia dianthiflora, Episcia dianthiflora
columnea
episcia
gloxinia
Canterbury bell, Gloxinia perennis
kohleria
African violet, Saintpaulia ionantha
streptocarpus
Cape primrose
waterleaf
Virginia waterleaf, Shawnee salad, shawny, Indian salad, John's cabbage, Hydrophyllum virginianum
yellow bells, California yellow bells, whispering bells, Emmanthe penduliflora
yerba santa, Eriodictyon californicum
nemophila
baby blue-eyes, Nemophila menziesii
five-spot, Nemophila maculata
scorpionweed, scorpion weed, phacelia
California bluebell, Phacelia campanularia
California bluebell, whitlavia, Phacelia minor, Phacelia whitlavia
fiddleneck, Phacelia tanacetifolia
fiesta flower, Pholistoma auritum, Nemophila aurita
basil thyme, basil balm, mother of thyme, Acinos arvensis, Satureja acinos
giant hyssop
yellow giant hyssop, Agastache nepetoides
anise hyssop, Agastache foeniculum
Mexican hyssop, Agastache mexicana
bugle, bugleweed
creeping bugle, Ajuga reptans
erect bugle, blue bugle, Ajuga genevensis
pyramid bugle, Ajuga pyramidalis
wood mint
hairy wood mint, Blephilia hirsuta
downy wood mint, Blephilia celiata
calamint
common calamint, Calamintha sylvatica, Satureja calamintha officinalis
large-flowered calamint, Calamintha grandiflora, Clinopodium grandiflorum, Satureja grandiflora
lesser calamint, field balm, Calamintha nepeta, Calamintha nepeta glantulosa, Satureja nepeta, Satureja calamintha glandulosa
wild basil, cushion calamint, Clinopodium vulgare, Satureja vulgaris
horse balm, horseweed, stoneroot, stone-root, richweed, stone root, Collinsonia canadensis
coleus, flame nettle
country borage, Coleus aromaticus, Coleus amboinicus, Plectranthus amboinicus
painted nettle, Joseph's coat, Coleus blumei, Solenostemon blumei, Solenostemon scutellarioides
Apalachicola rosemary, Conradina glabra
dragonhead, dragon's head, Dracocephalum parviflorum
elsholtzia
hemp nettle, dead nettle, Galeopsis tetrahit
ground ivy, alehoof, field balm, gill-over-the-ground, runaway robin, Glechoma hederaceae, Nepeta hederaceae
pennyroyal, American pennyroyal, Hedeoma pulegioides
hyssop, Hyssopus officinalis
dead nettle
white dead nettle, Lamium album
henbit, Lamium amplexicaule
English lavender, Lavandula angustifolia, Lavandula officinalis
French lavender, Lavandula stoechas
spike lavender, French lavender, Lavandula latifolia
dagga, Cape dagga, red dagga, wilde dagga, Leonotis leonurus
lion's-ear, Leonotis nepetaefolia, Leonotis nepetifolia
motherwort, Leonurus cardiaca
pitcher sage, Lepechinia calycina, Sphacele calycina
bugleweed, Lycopus virginicus
water horehound, Lycopus americanus
gipsywort, gypsywort, Lycopus europaeus
origanum
oregano, marjoram, pot marjoram, wild marjoram, winter sweet, Origanum vulgare
sweet marjoram, knotted marjoram, Origanum majorana, Majorana hortensis
horehound
common horehound, white horehound, Marrubium vulgare
lemon balm, garden balm, sweet balm, bee balm, beebalm, Melissa officinalis
corn mint, field mint, Mentha arvensis
water-mint, water mint, Mentha aquatica
bergamot mint, lemon mint, eau de cologne mint, Mentha citrata
horsemint, Mentha longifolia
peppermint, Mentha piperita
spearmint, Mentha spicata
apple mint, applemint, Mentha rotundifolia, Mentha suaveolens
pennyroyal, Mentha pulegium
yerba buena, Micromeria chamissonis, Micromeria douglasii, Satureja douglasii
molucca balm, bells of Ireland, Molucella laevis
monarda, wild bergamot
bee balm, beebalm, bergamot mint, oswego tea, Monarda didyma
horsemint, Monarda punctata
bee balm, beebalm, Monarda fistulosa
lemon mint, horsemint, Monarda citriodora
plains lemon monarda, Monarda pectinata
basil balm, Monarda clinopodia
mustang mint, Monardella lanceolata
catmint, catnip, Nepeta cataria
basil
beefsteak plant, Perilla frutescens crispa
phlomis
Jerusalem sage, Phlomis fruticosa
physostegia
plectranthus
patchouli, patchouly, pachouli, Pogostemon cablin
self-heal, heal all, Prunella vulgaris
mountain mint
rosemary, Rosmarinus officinalis
clary sage, Salvia clarea
purple sage, chaparral sage, Salvia leucophylla
cancerweed, cancer weed, Salvia lyrata
common sage, ramona, Salvia officinalis
meadow clary, Salvia pratensis
clary, Salvia sclarea
pitcher sage, Salvia spathacea
Mexican mint, Salvia divinorum
wild sage, wild clary, vervain sage, Salvia verbenaca
savory
summer savory, Satureja hortensis, Satureia hortensis
winter savory, Satureja montana, Satureia montana
skullcap, helmetflower
blue pimpernel, blue skullcap, mad-dog skullcap, mad-dog weed, Scutellaria lateriflora
hedge nettle, dead nettle, Stachys sylvatica
hedge nettle, Stachys palustris
germander
American germander, wood sage, Teucrium canadense
cat thyme, marum, Teucrium marum
wood sage, Teucrium scorodonia
thyme
common thyme, Thymus vulgaris
wild thyme, creeping thyme, Thymus serpyllum
blue curls
turpentine camphor weed, camphorweed, vinegarweed, Trichostema lanceolatum
bastard pennyroyal, Trichostema dichotomum
bladderwort
butterwort
genlisea
martynia, Martynia annua
common unicorn plant, devil's claw, common devil's claw, elephant-tusk, proboscis flower, ram's horn, Proboscidea louisianica
sand devil's claw, Proboscidea arenaria, Martynia arenaria
sweet unicorn plant, Proboscidea fragrans, Martynia fragrans
figwort
snapdragon
white snapdragon, Antirrhinum coulterianum
yellow twining snapdragon, Antirrhinum filipes
Mediterranean snapdragon, Antirrhinum majus
kitten-tails
Alpine besseya, Besseya alpina
false foxglove, Aureolaria pedicularia, Gerardia pedicularia
false foxglove, Aureolaria virginica, Gerardia virginica
calceolaria, slipperwort
Indian paintbrush, painted cup
desert paintbrush, Castilleja chromosa
giant red paintbrush, Castilleja miniata
great plains paintbrush, Castilleja sessiliflora
sulfur paintbrush, Castilleja sulphurea
shellflower, shell-flower, turtlehead, snakehead, snake-head, Chelone glabra
maiden blue-eyed Mary, Collinsia parviflora
blue-eyed Mary, Collinsia verna
foxglove, digitalis
common foxglove, fairy bell, fingerflower, finger-flower, fingerroot, finger-root, Digitalis purpurea
yellow foxglove, straw foxglove, Digitalis lutea
gerardia
blue toadflax, old-field toadflax, Linaria canadensis
toadflax, butter-and-eggs, wild snapdragon, devil's flax, Linaria vulgaris
golden-beard penstemon, Penstemon barbatus
scarlet bugler, Penstemon centranthifolius
red shrubby penstemon, redwood penstemon
Platte River penstemon, Penstemon cyananthus
hot-rock penstemon, Penstemon deustus
Jones' penstemon, Penstemon dolius
shrubby penstemon, lowbush penstemon, Penstemon fruticosus
narrow-leaf penstemon, Penstemon linarioides
balloon flower, scented penstemon, Penstemon palmeri
Parry's penstemon, Penstemon parryi
rock penstemon, cliff penstemon, Penstemon rupicola
Rydberg's penstemon, Penstemon rydbergii
cascade penstemon, Penstemon serrulatus
Whipple's penstemon, Penstemon whippleanus
moth mullein, Verbascum blattaria
white mullein, Verbascum lychnitis
purple mullein, Verbascum phoeniceum
common mullein, great mullein, Aaron's rod, flannel mullein, woolly mullein, torch, Verbascum thapsus
veronica, speedwell
field speedwell, Veronica agrestis
brooklime, American brooklime, Veronica americana
corn speedwell, Veronica arvensis
brooklime, European brooklime, Veronica beccabunga
germander speedwell, bird's eye, Veronica chamaedrys
water speedwell, Veronica michauxii, Veronica anagallis-aquatica
common speedwell, gypsyweed, Veronica officinalis
purslane speedwell, Veronica peregrina
thyme-leaved speedwell, Veronica serpyllifolia
nightshade
horse nettle, ball nettle, bull nettle, ball nightshade, Solanum carolinense
African holly, Solanum giganteum
potato vine, Solanum jasmoides
garden huckleberry, wonderberry, sunberry, Solanum nigrum guineese, Solanum melanocerasum, Solanum burbankii
naranjilla, Solanum quitoense
potato vine, giant potato creeper, Solanum wendlandii
potato tree, Brazilian potato tree, Solanum wrightii, Solanum macranthum
belladonna, belladonna plant, deadly nightshade, Atropa belladonna
bush violet, browallia
lady-of-the-night, Brunfelsia americana
angel's trumpet, maikoa, Brugmansia arborea, Datura arborea
angel's trumpet, Brugmansia suaveolens, Datura suaveolens
red angel's trumpet, Brugmansia sanguinea, Datura sanguinea
cone pepper, Capsicum annuum conoides
bird pepper, Capsicum frutescens baccatum, Capsicum baccatum
day jessamine, Cestrum diurnum
night jasmine, night jessamine, Cestrum nocturnum
tree tomato, tamarillo
thorn apple
jimsonweed, jimson weed, Jamestown weed, common thorn apple, apple of Peru, Datura stramonium
pichi, Fabiana imbricata
henbane, black henbane, stinking nightshade, Hyoscyamus niger
Egyptian henbane, Hyoscyamus muticus
matrimony vine, boxthorn
common matrimony vine, Duke of Argyll's tea tree, Lycium barbarum, Lycium halimifolium
Christmasberry, Christmas berry, Lycium carolinianum
plum tomato
mandrake, devil's apples, Mandragora officinarum
mandrake root, mandrake
apple of Peru, shoo fly, Nicandra physaloides
flowering tobacco, Jasmine tobacco, Nicotiana alata
common tobacco, Nicotiana tabacum
wild tobacco, Indian tobacco, Nicotiana rustica
cupflower, nierembergia
whitecup, Nierembergia repens, Nierembergia rivularis
petunia
large white petunia, Petunia axillaris
violet-flowered petunia, Petunia integrifolia
hybrid petunia, Petunia hybrida
cape gooseberry, purple ground cherry, Physalis peruviana
strawberry tomato, dwarf cape gooseberry, Physalis pruinosa
tomatillo, jamberry, Mexican husk tomato, Physalis ixocarpa
tomatillo, miltomate, purple ground cherry, jamberry, Physalis philadelphica
yellow henbane, Physalis viscosa
cock's eggs, Salpichroa organifolia, Salpichroa rhomboidea
salpiglossis
painted tongue, Salpiglossis sinuata
butterfly flower, poor man's orchid, schizanthus
Scopolia carniolica
chalice vine, trumpet flower, cupflower, Solandra guttata
verbena, vervain
lantana
black mangrove, Avicennia marina
white mangrove, Avicennia officinalis
black mangrove, Aegiceras majus
teak, Tectona grandis
spurge
sun spurge, wartweed, wartwort, devil's milk, Euphorbia helioscopia
petty spurge, devil's milk, Euphorbia peplus
medusa's head, Euphorbia medusae, Euphorbia caput-medusae
wild spurge, flowering spurge, tramp's spurge, Euphorbia corollata
snow-on-the-mountain, snow-in-summer, ghost weed, Euphorbia marginata
cypress spurge, Euphorbia cyparissias
leafy spurge, wolf's milk, Euphorbia esula
hairy spurge, Euphorbia hirsuta
poinsettia, Christmas star, Christmas flower, lobster plant, Mexican flameleaf, painted leaf, Euphorbia pulcherrima
Japanese poinsettia, mole plant, paint leaf, Euphorbia heterophylla
fire-on-the-mountain, painted leaf, Mexican fire plant, Euphorbia cyathophora
wood spurge, Euphorbia amygdaloides
dwarf spurge, Euphorbia exigua
scarlet plume, Euphorbia fulgens
naboom, cactus euphorbia, Euphorbia ingens
crown of thorns, Christ thorn, Christ plant, Euphorbia milii
toothed spurge, Euphorbia dentata
three-seeded mercury, Acalypha virginica
croton, Croton tiglium
cascarilla, Croton eluteria
cascarilla bark, eleuthera bark, sweetwood bark
castor-oil plant, castor bean plant, palma christi, palma christ, Ricinus communis
spurge nettle, tread-softly, devil nettle, pica-pica, Cnidoscolus urens, Jatropha urens, Jatropha stimulosus
physic nut, Jatropha curcus
Para rubber tree, caoutchouc tree, Hevea brasiliensis
cassava, casava
bitter cassava, manioc, mandioc, mandioca, tapioca plant, gari, Manihot esculenta, Manihot utilissima
cassava, manioc
sweet cassava, Manihot dulcis
candlenut, varnish tree, Aleurites moluccana
tung tree, tung, tung-oil tree, Aleurites fordii
slipper spurge, slipper plant
candelilla, Pedilanthus bracteatus, Pedilanthus pavonis
Jewbush, Jew-bush, Jew bush, redbird cactus, redbird flower, Pedilanthus tithymaloides
jumping bean, jumping seed, Mexican jumping bean
camellia, camelia
japonica, Camellia japonica
umbellifer, umbelliferous plant
wild parsley
fool's parsley, lesser hemlock, Aethusa cynapium
dill, Anethum graveolens
angelica, angelique
garden angelica, archangel, Angelica Archangelica
wild angelica, Angelica sylvestris
chervil, beaked parsley, Anthriscus cereifolium
cow parsley, wild chervil, Anthriscus sylvestris
wild celery, Apium graveolens
astrantia, masterwort
greater masterwort, Astrantia major
caraway, Carum carvi
whorled caraway
water hemlock, Cicuta verosa
spotted cowbane, spotted hemlock, spotted water hemlock
hemlock, poison hemlock, poison parsley, California fern, Nebraska fern, winter fern, Conium maculatum
earthnut, Conopodium denudatum
cumin, Cuminum cyminum
wild carrot, Queen Anne's lace, Daucus carota
eryngo, eringo
sea holly, sea holm, sea eryngium, Eryngium maritimum
button snakeroot, Eryngium aquaticum
rattlesnake master, rattlesnake's master, button snakeroot, Eryngium yuccifolium
fennel
common fennel, Foeniculum vulgare
Florence fennel, Foeniculum dulce, Foeniculum vulgare dulce
cow parsnip, hogweed, Heracleum sphondylium
lovage, Levisticum officinale
sweet cicely, Myrrhis odorata
water fennel, Oenanthe aquatica
parsnip, Pastinaca sativa
cultivated parsnip
wild parsnip, madnep
parsley, Petroselinum crispum
Italian parsley, flat-leaf parsley, Petroselinum crispum neapolitanum
Hamburg parsley, turnip-rooted parsley, Petroselinum crispum tuberosum
anise, anise plant, Pimpinella anisum
sanicle, snakeroot
purple sanicle, Sanicula bipinnatifida
European sanicle, Sanicula Europaea
water parsnip, Sium suave
greater water parsnip, Sium latifolium
skirret, Sium sisarum
dogwood, dogwood tree, cornel
common white dogwood, eastern flowering dogwood, Cornus florida
red osier, red osier dogwood, red dogwood, American dogwood, redbrush, Cornus stolonifera
silky dogwood, Cornus obliqua
silky cornel, silky dogwood, Cornus amomum
common European dogwood, red dogwood, blood-twig, pedwood, Cornus sanguinea
bunchberry, dwarf cornel, crackerberry, pudding berry, Cornus canadensis
cornelian cherry, Cornus mas
puka, Griselinia lucida
kapuka, Griselinia littoralis
valerian
common valerian, garden heliotrope, Valeriana officinalis
common corn salad, lamb's lettuce, Valerianella olitoria, Valerianella locusta
red valerian, French honeysuckle, Centranthus ruber
filmy fern, film fern
bristle fern, filmy fern
hare's-foot bristle fern, Trichomanes boschianum
Killarney fern, Trichomanes speciosum
kidney fern, Trichomanes reniforme
flowering fern, osmund
royal fern, royal osmund, king fern, ditch fern, French bracken, Osmunda regalis
interrupted fern, Osmunda clatonia
crape fern, Prince-of-Wales fern, Prince-of-Wales feather, Prince-of-Wales plume, Leptopteris superba, Todea superba
crepe fern, king fern, Todea barbara
curly grass, curly grass fern, Schizaea pusilla
pine fern, Anemia adiantifolia
climbing fern
creeping fern, Hartford fern, Lygodium palmatum
climbing maidenhair, climbing maidenhair fern, snake fern, Lygodium microphyllum
scented fern, Mohria caffrorum
clover fern, pepperwort
nardoo, nardo, common nardoo, Marsilea drummondii
water clover, Marsilea quadrifolia
pillwort, Pilularia globulifera
regnellidium, Regnellidium diphyllum
floating-moss, Salvinia rotundifolia, Salvinia auriculata
mosquito fern, floating fern, Carolina pond fern, Azolla caroliniana
adder's tongue, adder's tongue fern
ribbon fern, Ophioglossum pendulum
grape fern
daisyleaf grape fern, daisy-leaved grape fern, Botrychium matricariifolium
leathery grape fern, Botrychium multifidum
rattlesnake fern, Botrychium virginianum
flowering fern, Helminthostachys zeylanica
powdery mildew
Dutch elm fungus, Ceratostomella ulmi
ergot, Claviceps purpurea
rye ergot
black root rot fungus, Xylaria mali
dead-man's-fingers, dead-men's-fingers, Xylaria polymorpha
sclerotinia
brown cup
earthball, false truffle, puffball, hard-skinned puffball
Scleroderma citrinum, Scleroderma aurantium
Scleroderma flavidium, star earthball
Scleroderma bovista, smooth earthball
Podaxaceae
stalked puffball
stalked puffball
false truffle
Rhizopogon idahoensis
Truncocolumella citrina
mucor
rhizopus)",
R"(bread mold, Rhizopus nigricans
slime mold, slime mould
true slime mold, acellular slime mold, plasmodial slime mold, myxomycete
cellular slime mold
dictostylium
pond-scum parasite
potato wart fungus, Synchytrium endobioticum
white fungus, Saprolegnia ferax
water mold
downy mildew, false mildew
blue mold fungus, Peronospora tabacina
onion mildew, Peronospora destructor
tobacco mildew, Peronospora hyoscyami
white rust
pythium
damping off fungus, Pythium debaryanum
Phytophthora citrophthora
Phytophthora infestans
clubroot fungus, Plasmodiophora brassicae
Geglossaceae
Sarcosomataceae
Rufous rubber cup
devil's cigar
devil's urn
truffle, earthnut, earth-ball
club fungus
coral fungus
tooth fungus
lichen
ascolichen
basidiolichen
lecanora
manna lichen
archil, orchil
roccella, Roccella tinctoria
beard lichen, beard moss, Usnea barbata
horsehair lichen, horsetail lichen
reindeer moss, reindeer lichen, arctic moss, Cladonia rangiferina
crottle, crottal, crotal
Iceland moss, Iceland lichen, Cetraria islandica
fungus
promycelium
true fungus
basidiomycete, basidiomycetous fungi
mushroom
agaric
mushroom
mushroom
toadstool
horse mushroom, Agaricus arvensis
meadow mushroom, field mushroom, Agaricus campestris
shiitake, shiitake mushroom, Chinese black mushroom, golden oak mushroom, Oriental black mushroom, Lentinus edodes
scaly lentinus, Lentinus lepideus
royal agaric, Caesar's agaric, Amanita caesarea
false deathcap, Amanita mappa
fly agaric, Amanita muscaria
death cap, death cup, death angel, destroying angel, Amanita phalloides
blushing mushroom, blusher, Amanita rubescens
destroying angel, Amanita verna
chanterelle, chantarelle, Cantharellus cibarius
floccose chanterelle, Cantharellus floccosus
pig's ears, Cantharellus clavatus
cinnabar chanterelle, Cantharellus cinnabarinus
jack-o-lantern fungus, jack-o-lantern, jack-a-lantern, Omphalotus illudens
inky cap, inky-cap mushroom, Coprinus atramentarius
shaggymane, shaggy cap, shaggymane mushroom, Coprinus comatus
milkcap, Lactarius delicioso
fairy-ring mushroom, Marasmius oreades
fairy ring, fairy circle
oyster mushroom, oyster fungus, oyster agaric, Pleurotus ostreatus
olive-tree agaric, Pleurotus phosphoreus
Pholiota astragalina
Pholiota aurea, golden pholiota
Pholiota destruens
Pholiota flammans
Pholiota flavida
nameko, viscid mushroom, Pholiota nameko
Pholiota squarrosa-adiposa
Pholiota squarrosa, scaly pholiota
Pholiota squarrosoides
Stropharia ambigua
Stropharia hornemannii
Stropharia rugoso-annulata
gill fungus
Entoloma lividum, Entoloma sinuatum
Entoloma aprile
Chlorophyllum molybdites
lepiota
parasol mushroom, Lepiota procera
poisonous parasol, Lepiota morgani
Lepiota naucina
Lepiota rhacodes
American parasol, Lepiota americana
Lepiota rubrotincta
Lepiota clypeolaria
onion stem, Lepiota cepaestipes
pink disease fungus, Corticium salmonicolor
bottom rot fungus, Corticium solani
potato fungus, Pellicularia filamentosa, Rhizoctinia solani
coffee fungus, Pellicularia koleroga
blewits, Clitocybe nuda
sandy mushroom, Tricholoma populinum
Tricholoma pessundatum
Tricholoma sejunctum
man-on-a-horse, Tricholoma flavovirens
Tricholoma venenata
Tricholoma pardinum
Tricholoma vaccinum
Tricholoma aurantium
Volvaria bombycina
Pluteus aurantiorugosus
Pluteus magnus, sawdust mushroom
deer mushroom, Pluteus cervinus
straw mushroom, Chinese mushroom, Volvariella volvacea
Volvariella bombycina
Clitocybe clavipes
Clitocybe dealbata
Clitocybe inornata
Clitocybe robusta, Clytocybe alba
Clitocybe irina, Tricholoma irinum, Lepista irina
Clitocybe subconnexa
winter mushroom, Flammulina velutipes
mycelium
sclerotium
sac fungus
ascomycete, ascomycetous fungus
Clavicipitaceae, grainy club mushrooms
grainy club
yeast
baker's yeast, brewer's yeast, Saccharomyces cerevisiae
wine-maker's yeast, Saccharomyces ellipsoides
Aspergillus fumigatus
brown root rot fungus, Thielavia basicola
discomycete, cup fungus
Leotia lubrica
Mitrula elegans
Sarcoscypha coccinea, scarlet cup
Caloscypha fulgens
Aleuria aurantia, orange peel fungus
elf cup
Peziza domicilina
blood cup, fairy cup, Peziza coccinea
Urnula craterium, urn fungus
Galiella rufa
Jafnea semitosta
morel
common morel, Morchella esculenta, sponge mushroom, sponge morel
Disciotis venosa, cup morel
Verpa, bell morel
Verpa bohemica, early morel
Verpa conica, conic Verpa
black morel, Morchella conica, conic morel, Morchella angusticeps, narrowhead morel
Morchella crassipes, thick-footed morel
Morchella semilibera, half-free morel, cow's head
Wynnea americana
Wynnea sparassoides
false morel
lorchel
helvella
Helvella crispa, miter mushroom
Helvella acetabulum
Helvella sulcata
discina
gyromitra
Gyromitra californica, California false morel
Gyromitra sphaerospora, round-spored gyromitra
Gyromitra esculenta, brain mushroom, beefsteak morel
Gyromitra infula, saddled-shaped false morel
Gyromitra fastigiata, Gyromitra brunnea
Gyromitra gigas
gasteromycete, gastromycete
stinkhorn, carrion fungus
common stinkhorn, Phallus impudicus
Phallus ravenelii
dog stinkhorn, Mutinus caninus
Calostoma lutescens
Calostoma cinnabarina
Calostoma ravenelii
stinky squid, Pseudocolus fusiformis
puffball, true puffball
giant puffball, Calvatia gigantea
earthstar
Geastrum coronatum
Radiigera fuscogleba
Astreus pteridis
Astreus hygrometricus
bird's-nest fungus
Gastrocybe lateritia
Macowanites americanus
polypore, pore fungus, pore mushroom
bracket fungus, shelf fungus
Albatrellus dispansus
Albatrellus ovinus, sheep polypore
Neolentinus ponderosus
Oligoporus leucospongia
Polyporus tenuiculus
hen-of-the-woods, hen of the woods, Polyporus frondosus, Grifola frondosa
Polyporus squamosus, scaly polypore
beefsteak fungus, Fistulina hepatica
agaric, Fomes igniarius
bolete
Boletus chrysenteron
Boletus edulis
Frost's bolete, Boletus frostii
Boletus luridus
Boletus mirabilis
Boletus pallidus
Boletus pulcherrimus
Boletus pulverulentus
Boletus roxanae
Boletus subvelutipes
Boletus variipes
Boletus zelleri
Fuscoboletinus paluster
Fuscoboletinus serotinus
Leccinum fibrillosum
Suillus albivelatus
old-man-of-the-woods, Strobilomyces floccopus
Boletellus russellii
jelly fungus
snow mushroom, Tremella fuciformis
witches' butter, Tremella lutescens
Tremella foliacea
Tremella reticulata
Jew's-ear, Jew's-ears, ear fungus, Auricularia auricula
rust, rust fungus
aecium
flax rust, flax rust fungus, Melampsora lini
blister rust, Cronartium ribicola
wheat rust, Puccinia graminis
apple rust, cedar-apple rust, Gymnosporangium juniperi-virginianae
smut, smut fungus
covered smut
loose smut
cornsmut, corn smut
boil smut, Ustilago maydis
Sphacelotheca, genus Sphacelotheca
head smut, Sphacelotheca reiliana
bunt, Tilletia caries
bunt, stinking smut, Tilletia foetida
onion smut, Urocystis cepulae
flag smut fungus
wheat flag smut, Urocystis tritici
felt fungus, Septobasidium pseudopedicellatum
waxycap
Hygrocybe acutoconica, conic waxycap
Hygrophorus borealis
Hygrophorus caeruleus
Hygrophorus inocybiformis
Hygrophorus kauffmanii
Hygrophorus marzuolus
Hygrophorus purpurascens
Hygrophorus russula
Hygrophorus sordidus
Hygrophorus tennesseensis
Hygrophorus turundus
Neohygrophorus angelesianus
Cortinarius armillatus
Cortinarius atkinsonianus
Cortinarius corrugatus
Cortinarius gentilis
Cortinarius mutabilis, purple-staining Cortinarius
Cortinarius semisanguineus
Cortinarius subfoetidus
Cortinarius violaceus
Gymnopilus spectabilis
Gymnopilus validipes
Gymnopilus ventricosus
mold, mould
mildew
verticillium
monilia
candida
Candida albicans, Monilia albicans
blastomycete
yellow spot fungus, Cercospora kopkei
green smut fungus, Ustilaginoidea virens
dry rot
rhizoctinia
houseplant
bedder, bedding plant
succulent
cultivar
weed
wort
brier
aril
sporophyll, sporophyl
sporangium, spore case, spore sac
sporangiophore
ascus
ascospore
arthrospore
eusporangium
tetrasporangium
gametangium
sorus
sorus
partial veil
lignum
vascular ray, medullary ray
phloem, bast
evergreen, evergreen plant
deciduous plant
poisonous plant
vine
creeper
tendril
root climber
lignosae
arborescent plant
snag
tree
timber tree
treelet
arbor
bean tree
pollard
sapling
shade tree
gymnospermous tree
conifer, coniferous tree
angiospermous tree, flowering tree
nut tree
spice tree
fever tree
stump, tree stump
bonsai
ming tree
ming tree
undershrub
subshrub, suffrutex
bramble
liana
geophyte
desert plant, xerophyte, xerophytic plant, xerophile, xerophilous plant
mesophyte, mesophytic plant
marsh plant, bog plant, swamp plant
hemiepiphyte, semiepiphyte
strangler, strangler tree
lithophyte, lithophytic plant
saprobe
autophyte, autophytic plant, autotroph, autotrophic organism
root
taproot
prop root
prophyll
rootstock
quickset
stolon, runner, offset
tuberous plant
rhizome, rootstock, rootstalk
rachis
caudex
cladode, cladophyll, phylloclad, phylloclade
receptacle
scape, flower stalk
umbel
petiole, leafstalk
peduncle
pedicel, pedicle
flower cluster
raceme
panicle
thyrse, thyrsus
cyme
cymule
glomerule
scorpioid cyme
ear, spike, capitulum
spadix
bulbous plant
bulbil, bulblet
cormous plant
fruit
fruitlet
seed
bean
nut
nutlet
kernel, meat
syconium
berry
aggregate fruit, multiple fruit, syncarp
simple fruit, bacca
acinus
drupe, stone fruit
drupelet
pome, false fruit
pod, seedpod
loment
pyxidium, pyxis
husk
cornhusk
pod, cod, seedcase
accessory fruit, pseudocarp
buckthorn
buckthorn berry, yellow berry
cascara buckthorn, bearberry, bearwood, chittamwood, chittimwood, Rhamnus purshianus
cascara, cascara sagrada, chittam bark, chittem bark
Carolina buckthorn, indian cherry, Rhamnus carolinianus
coffeeberry, California buckthorn, California coffee, Rhamnus californicus
redberry, red-berry, Rhamnus croceus
nakedwood
jujube, jujube bush, Christ's-thorn, Jerusalem thorn, Ziziphus jujuba
Christ's-thorn, Jerusalem thorn, Paliurus spina-christi
hazel, hazel tree, Pomaderris apetala
fox grape, Vitis labrusca
muscadine, Vitis rotundifolia
vinifera, vinifera grape, common grape vine, Vitis vinifera
Pinot blanc
Sauvignon grape
Sauvignon blanc
Muscadet
Riesling
Zinfandel
Chenin blanc
malvasia
Verdicchio
Boston ivy, Japanese ivy, Parthenocissus tricuspidata
Virginia creeper, American ivy, woodbine, Parthenocissus quinquefolia
true pepper, pepper vine
betel, betel pepper, Piper betel
cubeb
schizocarp
peperomia
watermelon begonia, Peperomia argyreia, Peperomia sandersii
yerba mansa, Anemopsis californica
pinna, pinnule
frond
bract
bracteole, bractlet
involucre
glume
palmate leaf
pinnate leaf
bijugate leaf, bijugous leaf, twice-pinnate
decompound leaf
acuminate leaf
deltoid leaf
ensiform leaf
linear leaf, elongate leaf
lyrate leaf
obtuse leaf
oblanceolate leaf
pandurate leaf, panduriform leaf
reniform leaf
spatulate leaf
even-pinnate leaf, abruptly-pinnate leaf
odd-pinnate leaf
pedate leaf
crenate leaf
dentate leaf
denticulate leaf
erose leaf
runcinate leaf
prickly-edged leaf
deadwood
haulm, halm
branchlet, twig, sprig
osier
giant scrambling fern, Diplopterygium longissimum
umbrella fern, fan fern, Sticherus flabellatus, Gleichenia flabellata
floating fern, water sprite, Ceratopteris pteridioides
polypody
licorice fern, Polypodium glycyrrhiza
grey polypody, gray polypody, resurrection fern, Polypodium polypodioides
leatherleaf, leathery polypody, coast polypody, Polypodium scouleri
rock polypody, rock brake, American wall fern, Polypodium virgianum
common polypody, adder's fern, wall fern, golden maidenhair, golden polypody, sweet fern, Polypodium vulgare
bear's-paw fern, Aglaomorpha meyeniana
strap fern
Florida strap fern, cow-tongue fern, hart's-tongue fern
basket fern, Drynaria rigidula
snake polypody, Microgramma-piloselloides
climbing bird's nest fern, Microsorium punctatum
golden polypody, serpent fern, rabbit's-foot fern, Phlebodium aureum, Polypodium aureum
staghorn fern
South American staghorn, Platycerium andinum
common staghorn fern, elkhorn fern, Platycerium bifurcatum, Platycerium alcicorne
felt fern, tongue fern, Pyrrosia lingua, Cyclophorus lingua
potato fern, Solanopteris bifrons
myrmecophyte
grass fern, ribbon fern, Vittaria lineata
spleenwort
black spleenwort, Asplenium adiantum-nigrum
bird's nest fern, Asplenium nidus
ebony spleenwort, Scott's Spleenwort, Asplenium platyneuron
black-stem spleenwort, black-stemmed spleenwort, little ebony spleenwort
walking fern, walking leaf, Asplenium rhizophyllum, Camptosorus rhizophyllus
green spleenwort, Asplenium viride
mountain spleenwort, Asplenium montanum
lobed spleenwort, Asplenium pinnatifidum
lanceolate spleenwort, Asplenium billotii
hart's-tongue, hart's-tongue fern, Asplenium scolopendrium, Phyllitis scolopendrium
scale fern, scaly fern, Asplenium ceterach, Ceterach officinarum
scolopendrium
deer fern, Blechnum spicant
doodia, rasp fern
chain fern
Virginia chain fern, Woodwardia virginica
silver tree fern, sago fern, black tree fern, Cyathea medullaris
davallia
hare's-foot fern
Canary Island hare's foot fern, Davallia canariensis
squirrel's-foot fern, ball fern, Davalia bullata, Davalia bullata mariesii, Davallia Mariesii
bracken, Pteridium esculentum
soft tree fern, Dicksonia antarctica
Scythian lamb, Cibotium barometz
false bracken, Culcita dubia
thyrsopteris, Thyrsopteris elegans
shield fern, buckler fern
broad buckler-fern, Dryopteris dilatata
fragrant cliff fern, fragrant shield fern, fragrant wood fern, Dryopteris fragrans
Goldie's fern, Goldie's shield fern, goldie's wood fern, Dryopteris goldiana
wood fern, wood-fern, woodfern
male fern, Dryopteris filix-mas
marginal wood fern, evergreen wood fern, leatherleaf wood fern, Dryopteris marginalis
mountain male fern, Dryopteris oreades
lady fern, Athyrium filix-femina
Alpine lady fern, Athyrium distentifolium
silvery spleenwort, glade fern, narrow-leaved spleenwort, Athyrium pycnocarpon, Diplazium pycnocarpon
holly fern, Cyrtomium aculeatum, Polystichum aculeatum
bladder fern
brittle bladder fern, brittle fern, fragile fern, Cystopteris fragilis
mountain bladder fern, Cystopteris montana
bulblet fern, bulblet bladder fern, berry fern, Cystopteris bulbifera
silvery spleenwort, Deparia acrostichoides, Athyrium thelypteroides
oak fern, Gymnocarpium dryopteris, Thelypteris dryopteris
limestone fern, northern oak fern, Gymnocarpium robertianum
ostrich fern, shuttlecock fern, fiddlehead, Matteuccia struthiopteris, Pteretis struthiopteris, Onoclea struthiopteris
hart's-tongue, hart's-tongue fern, Olfersia cervina, Polybotrya cervina, Polybotria cervina
sensitive fern, bead fern, Onoclea sensibilis
Christmas fern, canker brake, dagger fern, evergreen wood fern, Polystichum acrostichoides
holly fern
Braun's holly fern, prickly shield fern, Polystichum braunii
western holly fern, Polystichum scopulinum
soft shield fern, Polystichum setiferum
leather fern, leatherleaf fern, ten-day fern, Rumohra adiantiformis, Polystichum adiantiformis
button fern, Tectaria cicutaria
Indian button fern, Tectaria macrodonta
woodsia
rusty woodsia, fragrant woodsia, oblong woodsia, Woodsia ilvensis
Alpine woodsia, northern woodsia, flower-cup fern, Woodsia alpina
smooth woodsia, Woodsia glabella
Boston fern, Nephrolepis exaltata, Nephrolepis exaltata bostoniensis
basket fern, toothed sword fern, Nephrolepis pectinata
golden fern, leather fern, Acrostichum aureum
maidenhair, maidenhair fern
common maidenhair, Venushair, Venus'-hair fern, southern maidenhair, Venus maidenhair, Adiantum capillus-veneris
American maidenhair fern, five-fingered maidenhair fern, Adiantum pedatum
Bermuda maidenhair, Bermuda maidenhair fern, Adiantum bellum
brittle maidenhair, brittle maidenhair fern, Adiantum tenerum
Farley maidenhair, Farley maidenhair fern, Barbados maidenhair, glory fern, Adiantum tenerum farleyense
annual fern, Jersey fern, Anogramma leptophylla
lip fern, lipfern
smooth lip fern, Alabama lip fern, Cheilanthes alabamensis
lace fern, Cheilanthes gracillima
wooly lip fern, hairy lip fern, Cheilanthes lanosa
southwestern lip fern, Cheilanthes eatonii
bamboo fern, Coniogramme japonica
American rock brake, American parsley fern, Cryptogramma acrostichoides
European parsley fern, mountain parsley fern, Cryptogramma crispa
hand fern, Doryopteris pedata
cliff brake, cliff-brake, rock brake
coffee fern, Pellaea andromedifolia
purple rock brake, Pellaea atropurpurea
bird's-foot fern, Pellaea mucronata, Pellaea ornithopus
button fern, Pellaea rotundifolia
silver fern, Pityrogramma argentea
golden fern, Pityrogramma calomelanos aureoflava
gold fern, Pityrogramma chrysophylla
Pteris cretica
spider brake, spider fern, Pteris multifida
ribbon fern, spider fern, Pteris serrulata
potato fern, Marattia salicina
angiopteris, giant fern, Angiopteris evecta
skeleton fork fern, Psilotum nudum
horsetail
common horsetail, field horsetail, Equisetum arvense
swamp horsetail, water horsetail, Equisetum fluviatile
scouring rush, rough horsetail, Equisetum hyemale, Equisetum hyemale robustum, Equisetum robustum
marsh horsetail, Equisetum palustre
wood horsetail, Equisetum Sylvaticum
variegated horsetail, variegated scouring rush, Equisetum variegatum
club moss, club-moss, lycopod
shining clubmoss, Lycopodium lucidulum
alpine clubmoss, Lycopodium alpinum
fir clubmoss, mountain clubmoss, little clubmoss, Lycopodium selago
ground cedar, staghorn moss, Lycopodium complanatum
ground fir, princess pine, tree clubmoss, Lycopodium obscurum
foxtail grass, Lycopodium alopecuroides
spikemoss, spike moss, little club moss
meadow spikemoss, basket spikemoss, Selaginella apoda
desert selaginella, Selaginella eremophila
resurrection plant, rose of Jericho, Selaginella lepidophylla
florida selaginella, Selaginella eatonii
quillwort
earthtongue, earth-tongue
snuffbox fern, meadow fern, Thelypteris palustris pubescens, Dryopteris thelypteris pubescens
christella
mountain fern, Oreopteris limbosperma, Dryopteris oreopteris
New York fern, Parathelypteris novae-boracensis, Dryopteris noveboracensis
Massachusetts fern, Parathelypteris simulata, Thelypteris simulata
beech fern
broad beech fern, southern beech fern, Phegopteris hexagonoptera, Dryopteris hexagonoptera, Thelypteris hexagonoptera
long beech fern, narrow beech fern, northern beech fern, Phegopteris connectilis, Dryopteris phegopteris, Thelypteris phegopteris
shoestring fungus
Armillaria caligata, booted armillaria
Armillaria ponderosa, white matsutake
Armillaria zelleri
honey mushroom, honey fungus, Armillariella mellea
milkweed, silkweed
white milkweed, Asclepias albicans
poke milkweed, Asclepias exaltata
swamp milkweed, Asclepias incarnata
Mead's milkweed, Asclepias meadii, Asclepia meadii
purple silkweed, Asclepias purpurascens
showy milkweed, Asclepias speciosa
poison milkweed, horsetail milkweed, Asclepias subverticillata
butterfly weed, orange milkweed, chigger flower, chiggerflower, pleurisy root, tuber root, Indian paintbrush, Asclepias tuberosa
whorled milkweed, Asclepias verticillata
cruel plant, Araujia sericofera
wax plant, Hoya carnosa
silk vine, Periploca graeca
stapelia, carrion flower, starfish flower
Stapelias asterias
stephanotis
Madagascar jasmine, waxflower, Stephanotis floribunda
negro vine, Vincetoxicum hirsutum, Vincetoxicum negrum
zygospore
tree of knowledge
orangery
pocketbook
shit, dump
cordage
yard, pace
extremum, peak
leaf shape, leaf form
equilateral
figure
pencil
plane figure, two-dimensional figure
solid figure, three-dimensional figure
line
bulb
convex shape, convexity
concave shape, concavity, incurvation, incurvature
cylinder
round shape
heart
polygon, polygonal shape
convex polygon
concave polygon
reentrant polygon, reentering polygon
amorphous shape
closed curve
simple closed curve, Jordan curve
S-shape
wave, undulation
extrados
hook, crotchet
envelope
bight
diameter
cone, conoid, cone shape
funnel, funnel shape
oblong
circle
circle
equator
scallop, crenation, crenature, crenel, crenelle
ring, halo, annulus, doughnut, anchor ring
loop
bight
helix, spiral
element of a cone
element of a cylinder
ellipse, oval
quadrate
triangle, trigon, trilateral
acute triangle, acute-angled triangle
isosceles triangle
obtuse triangle, obtuse-angled triangle
right triangle, right-angled triangle
scalene triangle
parallel
trapezoid
star
pentagon
hexagon
heptagon
octagon
nonagon
decagon
rhombus, rhomb, diamond
spherical polygon
spherical triangle
convex polyhedron
concave polyhedron
cuboid
quadrangular prism
bell, bell shape, campana
angular distance
true anomaly
spherical angle
angle of refraction
acute angle
groove, channel
rut
bulge, bump, hump, swelling, gibbosity, gibbousness, jut, prominence, protuberance, protrusion, extrusion, excrescence
belly
bow, arc
crescent
ellipsoid
hypotenuse
balance, equilibrium, equipoise, counterbalance
conformation
symmetry, proportion
spheroid, ellipsoid of revolution
spherule
toroid
column, tower, pillar
barrel, drum
pipe, tube
pellet
bolus
dewdrop
ridge
rim
taper
boundary, edge, bound
incisure, incisura
notch
wrinkle, furrow, crease, crinkle, seam, line
dermatoglyphic
frown line
line of life, life line, lifeline
line of heart, heart line, love line, mensal line
crevice, cranny, crack, fissure, chap
cleft
roulette, line roulette
node
tree, tree diagram
stemma
brachium
fork, crotch
block, cube
ovoid
tetrahedron
pentahedron
hexahedron
regular polyhedron, regular convex solid, regular convex polyhedron, Platonic body, Platonic solid, ideal solid
polyhedral angle
cube, regular hexahedron
truncated pyramid
truncated cone
tail, tail end
tongue, knife
trapezohedron
wedge, wedge shape, cuneus
keel
place, shoes
herpes
chlamydia
wall
micronutrient
chyme
ragweed pollen
pina cloth
chlorobenzylidenemalononitrile, CS gas
carbon, C, atomic number 6
charcoal, wood coal
rock, stone
gravel, crushed rock
aflatoxin
alpha-tocopheral
leopard
bricks and mortar
lagging
hydraulic cement, Portland cement
choline
concrete
glass wool
soil, dirt
high explosive
litter
fish meal
Greek fire
culture medium, medium
agar, nutrient agar
blood agar
hip tile, hipped tile
hyacinth, jacinth
hydroxide ion, hydroxyl ion
ice, water ice
inositol
linoleum, lino
lithia water
lodestone, loadstone
pantothenic acid, pantothen
paper
papyrus
pantile
blacktop, blacktopping
tarmacadam, tarmac
paving, pavement, paving material
plaster
poison gas
ridge tile
roughcast
sand
spackle, spackling compound
render
wattle and daub
stucco
tear gas, teargas, lacrimator, lachrymator
toilet tissue, toilet paper, bathroom tissue
linseed, flaxseed
vitamin
fat-soluble vitamin
water-soluble vitamin
vitamin A, antiophthalmic factor, axerophthol, A
vitamin A1, retinol
vitamin A2, dehydroretinol
B-complex vitamin, B complex, vitamin B complex, vitamin B, B vitamin, B
vitamin B1, thiamine, thiamin, aneurin, antiberiberi factor
vitamin B12, cobalamin, cyanocobalamin, antipernicious anemia factor
vitamin B2, vitamin G, riboflavin, lactoflavin, ovoflavin, hepatoflavin
vitamin B6, pyridoxine, pyridoxal, pyridoxamine, adermin
vitamin Bc, vitamin M, folate, folic acid, folacin, pteroylglutamic acid, pteroylmonoglutamic acid
niacin, nicotinic acid
vitamin D, calciferol, viosterol, ergocalciferol, cholecalciferol, D
vitamin E, tocopherol, E
biotin, vitamin H
vitamin K, naphthoquinone, antihemorrhagic factor
vitamin K1, phylloquinone, phytonadione
vitamin K3, menadione
vitamin P, bioflavinoid, citrin
vitamin C, C, ascorbic acid
planking
chipboard, hardboard
knothole)"});
// clang-format on

}  // namespace detail

/// All WordNet lemmas of each class, separated by commas: index 0 is "organism, being".
inline std::vector<std::string_view> const& imagenet21k() {
  static auto const labels = [] {
    std::vector<std::string_view> result;
    for (auto rest : detail::imagenet21k_lines)
      for (bool more = true; more;) {
        auto const end = rest.find('\n');
        result.push_back(rest.substr(0, end));
        more = end != rest.npos;
        if (more) rest.remove_prefix(end + 1);
      }
    return result;
  }();
  return labels;
}

}  // namespace ttfm::labels
